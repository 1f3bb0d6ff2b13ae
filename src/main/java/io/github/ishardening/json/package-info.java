/**
 * JSON as this plugin writes it, the same bytes for the same content, and reads back what it wrote.
 *
 * <p>Start at {@link io.github.ishardening.json.Json}. Uses no other room.
 */
package io.github.ishardening.json;
