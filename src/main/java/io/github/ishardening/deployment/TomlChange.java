package io.github.ishardening.deployment;

import java.util.Optional;

/**
 * A change to one key of {@code deployment.toml}. Values are of the JDK's types: {@code String}, {@code Boolean},
 * {@code Long}, {@code Double}, dates, lists and maps.
 *
 * @param key the dotted key, in TOML's notation
 * @param before the previous value; empty if there was none or if {@code after} was appended to an array
 * @param after the new value
 */
public record TomlChange(String key, Optional<Object> before, Object after) {

    /** Only the key: a value may be a password. */
    @Override
    public String toString() {
        return key;
    }
}
