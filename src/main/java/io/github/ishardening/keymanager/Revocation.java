package io.github.ishardening.keymanager;

import java.util.Optional;

/**
 * Notifies API Manager of revoked tokens, which its gateways otherwise accept until they expire.
 *
 * @param username the user as which the Identity Server signs in to API Manager
 * @param password the reference to the user's password, {@code $secret{alias}} or {@code $env{NAME}}
 * @param handler WSO2's {@code notification.event.handlers} jar, a file or coordinates; if empty, the distribution must
 *     contain it
 */
public record Revocation(String username, String password, Optional<String> handler) {}
