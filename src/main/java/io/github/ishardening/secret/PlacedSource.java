package io.github.ishardening.secret;

/**
 * A secret's source, and where it is specified.
 *
 * @param where the configuration element, for messages
 * @param source the source
 * @param canBeGenerated whether a generated secret would do as well
 */
public record PlacedSource(String where, SecretSource source, boolean canBeGenerated) {

    /** A source of a secret that somebody else knows, so that a generated one would be useless. */
    public PlacedSource(String where, SecretSource source) {
        this(where, source, false);
    }

    /** The source of a secret that is generated if there is none. */
    public PlacedSource orGenerated() {
        return new PlacedSource(where, source, true);
    }
}
