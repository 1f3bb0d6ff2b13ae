/**
 * The API of controls. Each implements one item of the production guidelines: it hardens a distribution to follow the
 * item, and audits whether it does.
 *
 * <p>Start at {@link io.github.ishardening.control.Control} and {@link io.github.ishardening.control.Guideline}, which
 * declares its rule on its class; then read a short one, such as {@code web.XssFilter}. Controls are in packages by
 * theme; {@code catalogue} lists them in the order in which they are applied.
 *
 * <p>Uses inspection, server and the packages below them; no theme.
 */
package io.github.ishardening.control;
