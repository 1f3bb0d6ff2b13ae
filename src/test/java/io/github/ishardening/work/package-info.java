/** Counts what a goal does inside the JDK, so that the plugin doesn't have to report it. */
package io.github.ishardening.work;
