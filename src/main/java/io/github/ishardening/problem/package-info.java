/** What went wrong, where, and the cure; and what the user is told meanwhile. */
package io.github.ishardening.problem;
