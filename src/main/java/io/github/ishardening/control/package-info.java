/** The controls: one class for each guideline item, which knows how to make it so. */
package io.github.ishardening.control;
