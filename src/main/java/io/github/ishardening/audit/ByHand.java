package io.github.ishardening.audit;

/**
 * What no build can see or do, and somebody has to on the server. It fails no build, and isn't passing either.
 *
 * @param rule the rule that asks for it
 * @param location what it is about
 * @param message what isn't known or done: a sentence
 * @param cure what to do on the server: a sentence
 */
public record ByHand(Rule rule, Location location, String message, String cure) {}
