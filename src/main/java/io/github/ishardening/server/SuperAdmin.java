package io.github.ishardening.server;

import io.github.ishardening.secret.Secret;

/**
 * The first administrator, whom the server creates at its first start.
 *
 * @param username the user name
 * @param password the password
 */
public record SuperAdmin(String username, Secret password) {}
