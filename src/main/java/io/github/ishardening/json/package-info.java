/**
 * JSON as this plugin writes it, the same bytes for the same content, and JSON as it reads it, whoever wrote it.
 *
 * <p>Start at {@link io.github.ishardening.json.Json}. Uses no other room.
 */
package io.github.ishardening.json;
