package io.github.ishardening.audit;

/**
 * A rule that can't be evaluated for a distribution, which isn't a pass.
 *
 * @param rule the rule
 * @param reason why: a clause to follow "because", without a full stop: {@code the distribution has no portals}
 */
public record NotApplicable(Rule rule, String reason) {}
