package io.github.ishardening.keymanager;

import java.util.Optional;

/**
 * Tells API Manager of revoked tokens, which its gateways else take until they expire.
 *
 * @param username who the Identity Server is to API Manager
 * @param password what stands for his password in the configuration, {@code $secret{alias}} or {@code $env{NAME}}
 * @param handler WSO2's {@code notification.event.handlers} jar, a file or coordinates; without it the distribution must
 *     hold it
 */
public record Revocation(String username, String password, Optional<String> handler) {}
