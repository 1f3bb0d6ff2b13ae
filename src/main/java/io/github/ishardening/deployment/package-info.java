/** The source of the server's configuration, {@code deployment.toml}, and what the server renders from it. */
package io.github.ishardening.deployment;
