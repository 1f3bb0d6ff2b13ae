/**
 * The build that a goal runs in: its project, folders, artifacts, passwords, JDKs, and all that decides what it makes.
 *
 * <p>Start at {@link io.github.ishardening.config.build.MavenBuild}. Beside the goals and {@code config.check}, the only room
 * that knows Maven.
 */
package io.github.ishardening.config.build;
