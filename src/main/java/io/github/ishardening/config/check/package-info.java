/**
 * Checks the XML of a plugin block before it fills the goals and the beans of {@code config}: what Maven would ignore, or take
 * for something else.
 *
 * <p>Start at {@link io.github.ishardening.config.check.CheckedConfigurator}. Beside the goals and {@code config.build}, the
 * only room that knows Maven.
 */
package io.github.ishardening.config.check;
