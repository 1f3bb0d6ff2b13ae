package io.github.ishardening.config.build;

/**
 * A snapshot of everything that determines a goal's result, as two digests.
 *
 * @param apartFromKeys everything but the keys; must not be stored, as a secret could be guessed from it
 * @param all everything; reveals no secrets, because it is keyed with the content of the keys directory
 */
public record BuildState(String apartFromKeys, String all) {}
