package io.github.ishardening.secret;

import java.util.Optional;

/** The environment of the build. */
@FunctionalInterface
public interface EnvironmentVariables {

    /** The value of a variable; empty if it isn't set. */
    Optional<String> value(String name);
}
