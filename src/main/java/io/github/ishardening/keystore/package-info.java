/** Roles, algorithms, certificates and key stores; the keys directory, where keys live between builds. */
package io.github.ishardening.keystore;
