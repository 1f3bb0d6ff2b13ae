/**
 * The operator's files besides the hardened distribution: the password file, and samples for the environment and
 * Kubernetes; and the command that starts the server.
 *
 * <p>Start at {@link io.github.ishardening.hardening.handover.OperatorFiles}. Uses {@code server} and the packages
 * below it.
 */
package io.github.ishardening.hardening.handover;
