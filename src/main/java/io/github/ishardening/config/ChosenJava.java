package io.github.ishardening.config;

import io.github.ishardening.verification.process.JavaHome;

/**
 * The JDK that a server is started on.
 *
 * @param home the JDK
 * @param where who named it, for messages
 */
public record ChosenJava(JavaHome home, String where) {}
