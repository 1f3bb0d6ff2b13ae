/**
 * What the operator gets beside the hardened distribution: the password file, samples for the environment and Kubernetes.
 *
 * <p>Start at {@link io.github.ishardening.hardening.handover.OperatorFiles}. Uses {@code secret} and {@code file}.
 */
package io.github.ishardening.hardening.handover;
