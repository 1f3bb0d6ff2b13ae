/**
 * Files on disk: written so that nobody sees a half, under a lock, with their modes, and digested.
 *
 * <p>Start at {@link io.github.ishardening.file.Disk}, or at {@link io.github.ishardening.file.FolderLock}. Knows nothing
 * of servers; uses {@code problem} only.
 */
package io.github.ishardening.file;
