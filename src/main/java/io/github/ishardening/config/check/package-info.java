/**
 * Checks the XML of a plugin block before Maven sets the fields of the goals and of the beans in {@code config}: finds
 * what Maven would ignore or misinterpret.
 *
 * <p>Start at {@link io.github.ishardening.config.check.CheckedConfigurator}. Besides the goals and
 * {@code config.build}, the only package that depends on Maven.
 */
package io.github.ishardening.config.check;
