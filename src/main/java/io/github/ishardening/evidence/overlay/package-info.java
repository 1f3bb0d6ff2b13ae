/**
 * What differs between a hardened server and the stock one, to be laid over it: as an archive with a Dockerfile, and as a
 * layer of a container image.
 *
 * <p>Start at {@link io.github.ishardening.evidence.overlay.ServerOverlay}. Uses {@code distribution} and {@code json}.
 */
package io.github.ishardening.evidence.overlay;
