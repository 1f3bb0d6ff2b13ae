/**
 * What an audit can know of a distribution: its configuration and what the server makes of it, its databases, user stores and
 * certificates. Judges nothing and edits nothing.
 *
 * <p>Start at {@link io.github.ishardening.inspection.Inspection}: controls ask it, it finds things out once, when first
 * asked.
 *
 * <p>Uses its own rooms ({@code store}, {@code content}), {@code server} and what is below it.
 */
package io.github.ishardening.inspection;
