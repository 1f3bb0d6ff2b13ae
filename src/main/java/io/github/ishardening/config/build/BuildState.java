package io.github.ishardening.config.build;

/**
 * All that decides what a goal makes, at one instant, in two digests.
 *
 * @param apartFromKeys of all but the keys; not to be kept, as a secret may be guessed from it
 * @param all of everything; gives nothing away of the secrets among it, being keyed with the content of the keys
 *     directory
 */
public record BuildState(String apartFromKeys, String all) {}
