/**
 * WSO2's security advisories: what they say of a version of a product, from the data that comes with this plugin or newer
 * data of the user's.
 *
 * <p>Start at {@link io.github.ishardening.advisory.AdvisoryData}. Knows no rule.
 */
package io.github.ishardening.advisory;
