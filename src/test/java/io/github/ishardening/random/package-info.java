/** Input that nobody has thought of, for tests that nothing but a named problem may come of it. */
package io.github.ishardening.random;
