/**
 * What the operator gets beside the hardened distribution: the password file, samples for the environment and Kubernetes, and
 * the command that starts it.
 *
 * <p>Start at {@link io.github.ishardening.hardening.handover.OperatorFiles}. Uses {@code server} and
 * what is below it.
 */
package io.github.ishardening.hardening.handover;
