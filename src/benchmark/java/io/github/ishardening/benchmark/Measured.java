package io.github.ishardening.benchmark;

import java.util.OptionalLong;

/**
 * What a process took.
 *
 * @param seconds from its start to its end
 * @param peak the most memory that it held at once, in bytes; empty where GNU time isn't there to say it
 */
record Measured(double seconds, OptionalLong peak) {}
