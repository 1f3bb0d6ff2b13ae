/**
 * The differences between a hardened server and the stock one, as overlays to apply to the latter: an archive with a
 * Dockerfile, and a layer of a container image.
 *
 * <p>Start at {@link io.github.ishardening.evidence.overlay.ServerOverlay}. Uses {@code distribution} and {@code json}.
 */
package io.github.ishardening.evidence.overlay;
