/** The start scripts in {@code bin}. */
package io.github.ishardening.script;
