/**
 * Files on disk: written as a whole, under a lock, with their modes; and digests.
 *
 * <p>Start at {@link io.github.ishardening.file.Disk}, or at {@link io.github.ishardening.file.FolderLock}. Knows nothing
 * of servers; uses {@code problem} only.
 */
package io.github.ishardening.file;
