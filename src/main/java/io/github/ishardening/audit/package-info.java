/**
 * The results of an audit: rules, findings, the policy that decides which fail a build, waivers, and the verdict.
 * Report files are in {@code report}.
 *
 * <p>Start at {@link io.github.ishardening.audit.Finding} and {@link io.github.ishardening.audit.Audit}. Uses no
 * control.
 */
package io.github.ishardening.audit;
