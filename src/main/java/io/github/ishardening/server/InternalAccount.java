package io.github.ishardening.server;

import io.github.ishardening.secret.Secret;

/**
 * The account with which the components of a server call each other.
 *
 * @param username the user name
 * @param password the password
 */
public record InternalAccount(String username, Secret password) {}
