package io.github.ishardening.audit;

/**
 * A requirement of a standard that a rule relates to. Following the rule doesn't prove that all of it is met.
 *
 * @param standard the standard
 * @param id its number, as written in the standard: {@code SC-8(1)}, {@code 6.5}, {@code TCAT-AS-000020}
 */
public record Requirement(Standard standard, String id) {}
