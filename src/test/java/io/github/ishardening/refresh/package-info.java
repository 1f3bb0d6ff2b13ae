/**
 * Updates the plugin's data on WSO2 with what WSO2 has published since. Start at
 * {@link io.github.ishardening.refresh.Refresh}; its tests are next to it.
 */
package io.github.ishardening.refresh;
