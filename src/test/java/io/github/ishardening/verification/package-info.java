/** Small servers of the tests' own, which answer as real ones do, and as hostile ones would. */
package io.github.ishardening.verification;
