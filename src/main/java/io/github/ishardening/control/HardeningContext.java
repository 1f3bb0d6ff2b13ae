package io.github.ishardening.control;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keys.FirstStart;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.Settings;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretReferences;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.server.EncryptionKeys;
import io.github.ishardening.server.InternalAccount;
import io.github.ishardening.server.ServerHost;
import io.github.ishardening.server.ServerKeystore;
import io.github.ishardening.server.SuperAdmin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The context of one hardening run: the files that controls edit, and the values that they need.
 *
 * @param distribution the distribution, in which edits are staged
 * @param toml its {@code deployment.toml}, written back when all controls have run
 * @param startScripts its start scripts, written back at the same time
 * @param secrets returns the text to write into the configuration for a secret
 * @param keystores the keystores to add, by role, without the certificate authority's
 * @param truststore the staged truststore
 * @param clientTrust how the server treats client certificates
 * @param superAdmin the first administrator
 * @param internalAccount the account with which the server's parts call each other; empty for the administrator's
 * @param encryption the keys that encrypt stored data; empty before Identity Server 5.11
 * @param appPassword the password with which the portals call the server
 * @param publisherPassword the password with which the server calls an event server
 * @param host the server's hostnames
 * @param settings the values that users can choose
 * @param keys the keys that this version of the product supports
 * @param stockValues the effective values before the first edit, by dotted key
 * @param firstStart the settings that apply at the server's first start only
 * @param progress logs changes to the user's own settings
 */
public record HardeningContext(
        Distribution distribution,
        DeploymentToml toml,
        List<StartScript> startScripts,
        SecretReferences secrets,
        Map<Role, ServerKeystore> keystores,
        StagedKeystore truststore,
        ClientTrust clientTrust,
        SuperAdmin superAdmin,
        Optional<InternalAccount> internalAccount,
        Optional<EncryptionKeys> encryption,
        Secret appPassword,
        Secret publisherPassword,
        ServerHost host,
        Settings settings,
        ConfigurationKeys keys,
        SortedMap<String, String> stockValues,
        FirstStart firstStart,
        UserLog progress) {

    /** Makes the stock values read-only. */
    public HardeningContext {
        stockValues = Collections.unmodifiableSortedMap(stockValues);
    }
}
