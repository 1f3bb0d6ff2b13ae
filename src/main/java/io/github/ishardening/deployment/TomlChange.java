package io.github.ishardening.deployment;

import java.util.Optional;

/**
 * One key of {@code deployment.toml} that an edit changed. Values are of the JDK's types: {@code String},
 * {@code Boolean}, {@code Long}, {@code Double}, dates, lists and maps.
 *
 * @param key the dotted key, as TOML writes it
 * @param before the value that was there, empty if there was none or if {@code after} was appended to an array
 * @param after the value that is there now
 */
public record TomlChange(String key, Optional<Object> before, Object after) {

    /** Only the key: a value may be a password. */
    @Override
    public String toString() {
        return key;
    }
}
