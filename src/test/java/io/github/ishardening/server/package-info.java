/** Real servers for tests: started from an unpacked distribution, asked from outside, always stopped. */
package io.github.ishardening.server;
