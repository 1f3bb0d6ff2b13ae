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
 * One hardening of one distribution: what the controls edit, and what they edit it with.
 *
 * @param distribution the distribution; edits are staged in it
 * @param toml its deployment.toml, written back when all controls are through
 * @param startScripts its start scripts, written back likewise
 * @param secrets turns a secret into what stands for it in the configuration
 * @param keystores the keystores that go in, by role; the authority's stays outside
 * @param truststore the truststore that is staged
 * @param clientTrust what happens to client certificates
 * @param superAdmin the first administrator
 * @param internalAccount with which account the server's parts call each other; by default the administrator's
 * @param encryption what stored data is encrypted with; empty before Identity Server 5.11
 * @param appPassword the password with which the portals call the server
 * @param publisherPassword the password with which the server calls a server of events
 * @param host the names of the server
 * @param settings what controls write where the user may choose
 * @param keys the keys that this version of the product knows
 * @param stockValues the values in force before the first edit, by dotted key
 * @param firstStart what the server takes at its first start only
 * @param progress where to say what of the user's own is removed
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
