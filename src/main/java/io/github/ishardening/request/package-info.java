/**
 * What the goals hand in, checked: what the user asked for, and what comes from outside the server (clock, randomness,
 * renderer, secrets, log).
 *
 * <p>Start at {@link io.github.ishardening.request.HardeningRequest}. They decide nothing. Nobody below
 * knows Maven, so everything that a parameter says ends here.
 *
 * <p>Uses keys, trust and what is below them.
 */
package io.github.ishardening.request;
