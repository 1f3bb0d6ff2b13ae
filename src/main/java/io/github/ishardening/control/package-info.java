/**
 * The contract of a control: one item of the production guidelines, which knows how a distribution is made to follow it and
 * how to find out whether it does.
 *
 * <p>Start at {@link io.github.ishardening.control.Control} and {@link io.github.ishardening.control.Guideline}, which says
 * its rule on its class; then read a short one, such as {@code web.XssFilter}. Controls stand in rooms by theme; {@code
 * catalogue} lists them in the order in which they are applied.
 *
 * <p>Uses inspection, server and what is below them; no theme.
 */
package io.github.ishardening.control;
