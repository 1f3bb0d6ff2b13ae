/**
 * Adds to what the plugin knows of WSO2 what WSO2 has published since. Start at {@link
 * io.github.ishardening.refresh.Refresh}; its tests are beside it.
 */
package io.github.ishardening.refresh;
