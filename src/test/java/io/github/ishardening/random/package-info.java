/** Arbitrary input, for tests that it causes no other failure than a reported problem. */
package io.github.ishardening.random;
