package io.github.ishardening.verification.check;

import io.github.ishardening.secret.Secret;

/**
 * An account that can sign in.
 *
 * @param user the user name
 * @param password its password; must never be shown
 */
public record Account(String user, Secret password) {}
