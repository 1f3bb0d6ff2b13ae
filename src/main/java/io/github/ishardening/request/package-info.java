/**
 * The validated inputs from the goals: the user's requests, and the environment of the server (clock, randomness,
 * renderer, secrets, log).
 *
 * <p>Start at {@link io.github.ishardening.request.HardeningRequest}. These types contain no decisions. The packages
 * below don't depend on Maven: all parameters end up here.
 *
 * <p>Uses keys, trust and the packages below them.
 */
package io.github.ishardening.request;
