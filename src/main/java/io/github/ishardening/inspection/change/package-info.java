/**
 * What hardening changed in a distribution, for reviewers: files, the lines of text files, and the rules responsible.
 * Secrets are masked before a line leaves this package.
 *
 * <p>Start at {@link io.github.ishardening.inspection.change.StagedChanges}. Uses {@code distribution}, {@code
 * deployment} and {@code secret}, and {@code inspection.content} for the secrets that are available.
 */
package io.github.ishardening.inspection.change;
