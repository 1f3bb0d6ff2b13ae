/** Small servers for tests, which answer like real ones, and like hostile ones. */
package io.github.ishardening.verification;
