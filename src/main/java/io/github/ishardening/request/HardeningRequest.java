package io.github.ishardening.request;

import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.VaultKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The validated request to harden a server.
 *
 * @param hostname the public name of the server; by default the fragment's or the distribution's
 * @param keys the keys of the server and of its authority
 * @param passwords the sources of the user's secrets; those without a source are generated and stored
 * @param trust the parties that the server trusts
 * @param portOffset the number added to every port; by default the distribution's
 * @param fragment a fragment of deployment.toml that takes precedence over everything else
 * @param superAdmin the user name of the first administrator
 * @param internalAccount the user name with which the server's components call each other; by default the
 *     administrator's
 * @param secretsMode how secrets appear in the configuration
 * @param vaultKey the kind of key that opens the server's vault; by default the one that its guidelines recommend
 * @param passwordFile the password file to write for starting the server
 * @param ownSecrets the secrets that the fragment refers to, by the name it uses
 * @param helm whether to write values for a Helm chart
 * @param excludedControls the ids of the controls that are not to be applied
 * @param settings the configurable values that controls write
 */
public record HardeningRequest(
        Optional<String> hostname,
        KeysRequest keys,
        Map<SecretName, PlacedSource> passwords,
        TrustRequest trust,
        Optional<Integer> portOffset,
        Optional<Path> fragment,
        String superAdmin,
        Optional<String> internalAccount,
        SecretsMode secretsMode,
        Optional<VaultKey> vaultKey,
        PasswordFile passwordFile,
        List<SecretName> ownSecrets,
        boolean helm,
        Set<String> excludedControls,
        Settings settings) {

    /** Copies the collections. */
    public HardeningRequest {
        passwords = Map.copyOf(passwords);
        ownSecrets = List.copyOf(ownSecrets);
        excludedControls = Set.copyOf(excludedControls);
    }

    /** Whether the control of this id is to be applied. */
    public boolean applies(String control) {
        return !excludedControls.contains(control);
    }
}
