package io.github.ishardening.audit;

/**
 * A rule that can't be decided on a distribution. That isn't passing.
 *
 * @param rule the rule
 * @param reason why: what goes on after "because", without a full stop: {@code the distribution has no portals}
 */
public record NotApplicable(Rule rule, String reason) {}
