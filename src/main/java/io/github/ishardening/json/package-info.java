/**
 * Writes JSON, as the same bytes for the same content, and reads untrusted JSON.
 *
 * <p>Start at {@link io.github.ishardening.json.Json}. Uses no other package.
 */
package io.github.ishardening.json;
