/**
 * WSO2's security advisories for a version of a product, from the data shipped with this plugin or newer data.
 *
 * <p>Start at {@link io.github.ishardening.advisory.AdvisoryData}. Uses no rule.
 */
package io.github.ishardening.advisory;
