package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.HttpsHost;
import java.util.Optional;

/**
 * The key manager that the user requested, validated.
 *
 * @param profile the instructions to follow
 * @param legacyMode whether Identity Server is to behave like versions before 7
 * @param createRoles whether API Manager may create its roles in the Identity Server
 * @param uniqueConstraint whether consumer keys are made unique in the database
 * @param apiManager the host and port of API Manager
 * @param name this key manager's name in API Manager, 1 to 100 characters
 * @param displayName the name that people see, at most 100 characters
 * @param certificates how API Manager gets the key that verifies tokens
 * @param mutualTlsUser the user as which API Manager acts with its client certificate; if empty, it sends a user name
 *     and a password
 * @param revocation how API Manager is notified of revoked tokens, if at all
 * @param acceptedRisk why any client may get the scopes of the server's own APIs, if the user accepts that
 */
public record KeyManagerRequest(
        Profile profile,
        boolean legacyMode,
        boolean createRoles,
        boolean uniqueConstraint,
        HttpsHost apiManager,
        String name,
        String displayName,
        TokenCertificates certificates,
        Optional<String> mutualTlsUser,
        Optional<Revocation> revocation,
        Optional<String> acceptedRisk) {}
