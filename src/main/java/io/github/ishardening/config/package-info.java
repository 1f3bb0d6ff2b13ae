/** What the XML of a plugin block fills: beans, each with one {@code toX()} that checks and yields an immutable record. */
package io.github.ishardening.config;
