/**
 * The list of all controls, in the order in which they are applied. The only package that uses every theme.
 *
 * <p>A new control needs a class in a theme's package and a line in
 * {@link io.github.ishardening.control.catalogue.Controls}.
 */
package io.github.ishardening.control.catalogue;
