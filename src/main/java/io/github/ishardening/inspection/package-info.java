/**
 * What an audit can find out about a distribution: its configuration, as source and as rendered, its databases, user
 * stores and certificates. Judges nothing and edits nothing.
 *
 * <p>Start at {@link io.github.ishardening.inspection.Inspection}: controls query it, and it computes each result once,
 * on first use.
 *
 * <p>Uses its own subpackages {@code store}, {@code content} and {@code change}, {@code server} and what is below it.
 */
package io.github.ishardening.inspection;
