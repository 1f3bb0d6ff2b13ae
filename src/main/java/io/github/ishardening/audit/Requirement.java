package io.github.ishardening.audit;

/**
 * What a standard asks for and a rule has to do with. That a rule is followed proves no requirement as a whole.
 *
 * @param standard the standard
 * @param id the number there, as the standard writes it: {@code SC-8(1)}, {@code 6.5}, {@code TCAT-AS-000020}
 */
public record Requirement(Standard standard, String id) {}
