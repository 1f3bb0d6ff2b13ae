/**
 * What a goal does and how often, counted where the JDK does it, so that nothing in the plugin has to tell.
 */
package io.github.ishardening.work;
