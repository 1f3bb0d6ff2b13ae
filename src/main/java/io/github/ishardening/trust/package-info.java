/** The truststore plan: what stays, what goes, what comes in; and the keys that WSO2 published. */
package io.github.ishardening.trust;
