package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.HttpsHost;
import java.util.Optional;

/**
 * What the user asked for, checked.
 *
 * @param profile whose instructions are followed
 * @param legacyMode whether Identity Server is to behave as the versions before 7
 * @param createRoles whether API Manager may create its roles in the Identity Server
 * @param uniqueConstraint whether consumer keys are made unique in the database
 * @param apiManager where API Manager answers
 * @param name what API Manager calls this key manager, 1 to 100 characters
 * @param displayName what people see it called, at most 100 characters
 * @param certificates how API Manager gets the key that tokens are signed with
 * @param mutualTlsUser whom API Manager acts as when it shows a client certificate; without one it gives a user name and
 *     a password
 * @param revocation how API Manager hears of revoked tokens, if it does
 * @param acceptedRisk why any client may get the scopes of the server's own APIs
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
