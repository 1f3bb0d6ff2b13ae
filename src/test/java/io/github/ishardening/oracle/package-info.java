/**
 * Other people's programs and real servers, started from an unpacked distribution, asked from outside, always stopped.
 */
package io.github.ishardening.oracle;
