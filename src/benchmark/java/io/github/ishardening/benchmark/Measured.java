package io.github.ishardening.benchmark;

import java.util.Optional;

/**
 * What a process took.
 *
 * @param seconds from its start to its end
 * @param consumption empty where GNU time isn't there to say it
 */
record Measured(double seconds, Optional<Consumption> consumption) {}
