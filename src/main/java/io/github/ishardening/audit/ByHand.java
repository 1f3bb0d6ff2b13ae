package io.github.ishardening.audit;

/**
 * A manual check: something that a build can't see or do, and that must be done on the server. It doesn't fail the
 * build, but isn't a pass either.
 *
 * @param rule the rule that requires it
 * @param location what it is about
 * @param message what isn't known or done: a sentence
 * @param cure what to do on the server: a sentence
 */
public record ByHand(Rule rule, Location location, String message, String cure) {}
