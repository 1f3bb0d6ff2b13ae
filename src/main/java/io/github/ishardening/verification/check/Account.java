package io.github.ishardening.verification.check;

import io.github.ishardening.secret.Secret;

/**
 * An account that can sign in.
 *
 * @param user the name
 * @param password the password
 */
public record Account(String user, Secret password) {}
