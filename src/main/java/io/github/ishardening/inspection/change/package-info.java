/**
 * What a hardening changed in a distribution, for reviewers: files, the lines of those that are text, and by whose doing.
 * Secrets are masked before a line leaves this room.
 *
 * <p>Start at {@link io.github.ishardening.inspection.change.StagedChanges}. Uses {@code distribution}, {@code deployment} and
 * {@code secret}, and {@code inspection.content} for the secrets that are available.
 */
package io.github.ishardening.inspection.change;
