/**
 * Writes files on disk atomically, with locks and modes, and computes digests.
 *
 * <p>Start at {@link io.github.ishardening.file.Disk}, or at {@link io.github.ishardening.file.FolderLock}. Independent
 * of servers; uses {@code problem} only.
 */
package io.github.ishardening.file;
