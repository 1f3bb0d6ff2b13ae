package io.github.ishardening.benchmark;

import java.util.Optional;

/**
 * The time and resources that a process took.
 *
 * @param seconds from its start to its end
 * @param consumption the resources; empty without GNU time
 */
record Measured(double seconds, Optional<Consumption> consumption) {}
