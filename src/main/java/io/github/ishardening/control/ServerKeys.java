package io.github.ishardening.control;

import io.github.ishardening.keystore.EncryptionKeyFormat;
import io.github.ishardening.keystore.KeyLifeCycle;
import io.github.ishardening.keystore.Keys;
import io.github.ishardening.keystore.KeysPlan;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.RoleKey;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys and secrets of one server, as they now lie in the keys directory. */
public final class ServerKeys {

    private static final List<SecretName> WITHOUT_KEY =
            List.of(SecretName.TRUSTSTORE_PASSWORD, SecretName.ADMIN_PASSWORD);

    private static final String EPHEMERAL =
            "The keys are for this build only (<ephemeral>): the next one may make others, and what a server encrypts with"
                    + " these is lost.";

    private final Keys keys;
    private final ServerSecrets secrets;
    private final Optional<EncryptionKeyFormat> format;

    private ServerKeys(Keys keys, ServerSecrets secrets, Optional<EncryptionKeyFormat> format) {
        this.keys = keys;
        this.secrets = secrets;
        this.format = format;
    }

    /**
     * Makes, renews or keeps keys and passwords; all of it is written at once.
     *
     * @param hostname the public name of the server
     * @throws io.github.ishardening.problem.ProblemException as {@link KeyLifeCycle#reconcile} does
     */
    static ServerKeys prepare(
            HardeningRequest request, String hostname, StockEncryption stock, Surroundings surroundings)
            throws IOException {
        var directory = request.keys().directory();
        if (request.keys().ephemeral()) {
            surroundings.progress().warn(EPHEMERAL);
        }
        return directory.exclusively(() -> {
            var secrets = ServerSecrets.read(
                    directory,
                    request.passwords(),
                    surroundings.secrets(),
                    request.secretsMode(),
                    surroundings.random());
            WITHOUT_KEY.forEach(secrets::get);
            var encryption = encryption(request, stock);
            var lifeCycle =
                    new KeyLifeCycle(directory, surroundings.clock(), surroundings.random(), surroundings.progress());
            var lock = lifeCycle.lock();
            secrets.encryption().prepare(encryption, request.keys().existing(), lock::names, surroundings.progress());
            var keys = lifeCycle.reconcile(plan(request.keys(), hostname, encryption), secrets);
            directory.write(secrets.changedFiles());
            if (request.keys().existing() && keys.get(Role.PRIMARY).status().isNewKey()) {
                NewPrimary.lines().forEach(surroundings.progress()::warn);
            }
            return new ServerKeys(keys, secrets, encryption.format());
        });
    }

    /** A key that no control writes isn't made. */
    private static StockEncryption encryption(HardeningRequest request, StockEncryption stock) {
        boolean written =
                request.controls().stream().anyMatch(control -> control.id().equals(DefaultEncryptionKey.ID));
        return written ? stock : StockEncryption.UNKNOWN;
    }

    private static KeysPlan plan(KeysRequest request, String hostname, StockEncryption encryption) {
        var specs = request.keystores().stream()
                .map(spec -> spec.role() == Role.TLS ? spec.with(ServerNames.of(hostname, spec.names())) : spec)
                .collect(Collectors.toMap(spec -> spec.role(), Function.identity()));
        return new KeysPlan(
                specs, hostname, request.profile(), request.ephemeral(), encryption.format(), request.existing());
    }

    /** What stored data is encrypted with; nothing before Identity Server 5.11. */
    Optional<EncryptionKeys> encryption() {
        return format.map(known -> new EncryptionKeys(
                secrets.encryptionKey().orElseThrow(),
                known.readsWithOldKey() ? secrets.encryption().oldKey() : Optional.empty()));
    }

    /** The key of a role. */
    RoleKey key(Role role) {
        return keys.get(role);
    }

    /** The keys themselves. */
    Keys keys() {
        return keys;
    }

    /** A secret by its name. */
    Secret secret(SecretName name) {
        return secrets.get(name);
    }

    /** All keys, the authority first. */
    public List<RoleKey> all() {
        return keys.all();
    }
}
