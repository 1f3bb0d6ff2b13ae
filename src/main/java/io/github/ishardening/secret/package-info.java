/** Secrets, where they come from, and WSO2's Secure Vault, where they go. */
package io.github.ishardening.secret;
