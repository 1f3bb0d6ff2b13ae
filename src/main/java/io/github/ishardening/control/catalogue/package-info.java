/**
 * The list of all controls, in the order in which they are applied. The one room that knows every theme.
 *
 * <p>A new control is a class in a theme and a line in {@link io.github.ishardening.control.catalogue.Controls}.
 */
package io.github.ishardening.control.catalogue;
