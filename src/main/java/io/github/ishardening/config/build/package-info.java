/**
 * The build in which a goal runs: its project, folders, artifacts, passwords, JDKs, and all inputs.
 *
 * <p>Start at {@link io.github.ishardening.config.build.MavenBuild}. Besides the goals and {@code config.check}, the
 * only package that depends on Maven.
 */
package io.github.ishardening.config.build;
