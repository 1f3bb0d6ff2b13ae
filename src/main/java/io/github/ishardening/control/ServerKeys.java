package io.github.ishardening.control;

import io.github.ishardening.keystore.EncryptionKeyFormat;
import io.github.ishardening.keystore.KeyLifeCycle;
import io.github.ishardening.keystore.Keys;
import io.github.ishardening.keystore.KeysPlan;
import io.github.ishardening.keystore.KeystoreEntry;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.RoleKey;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
    private final ServerHost host;

    private ServerKeys(Keys keys, ServerSecrets secrets, Optional<EncryptionKeyFormat> format, ServerHost host) {
        this.keys = keys;
        this.secrets = secrets;
        this.format = format;
        this.host = host.withNamesOf(keys.get(Role.TLS).entry().certificate());
    }

    /**
     * Makes, renews or keeps keys and passwords; all of it is written at once.
     *
     * @param host the names of the server
     * @throws io.github.ishardening.problem.ProblemException as {@link KeyLifeCycle#reconcile} does
     */
    static ServerKeys prepare(
            HardeningRequest request, ServerHost host, StockEncryption stock, Surroundings surroundings)
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
            var given = new GivenKeys(request.keys().given(), secrets).read(check(request, host, surroundings));
            var keys = lifeCycle.reconcile(plan(request.keys(), host, encryption, given), secrets);
            directory.write(secrets.changedFiles());
            if (request.keys().existing() && keys.get(Role.PRIMARY).status().isNewKey()) {
                NewPrimary.lines().forEach(surroundings.progress()::warn);
            }
            return new ServerKeys(keys, secrets, encryption.format(), host);
        });
    }

    /** A key that no control writes isn't made. */
    private static StockEncryption encryption(HardeningRequest request, StockEncryption stock) {
        boolean written =
                request.controls().stream().anyMatch(control -> control.id().equals(DefaultEncryptionKey.ID));
        return written ? stock : StockEncryption.UNKNOWN;
    }

    private static GivenKeyCheck check(HardeningRequest request, ServerHost host, Surroundings surroundings) {
        return new GivenKeyCheck(
                host,
                request.keys().existing(),
                !request.applies(PublishedKey.ID),
                surroundings.clock().instant(),
                surroundings.progress());
    }

    private static KeysPlan plan(
            KeysRequest request, ServerHost host, StockEncryption encryption, Map<Role, KeystoreEntry> given) {
        var specs = request.keystores().stream()
                .map(spec -> spec.role() == Role.TLS ? spec.with(ServerNames.of(host, spec.names())) : spec)
                .collect(Collectors.toMap(spec -> spec.role(), Function.identity()));
        return new KeysPlan(
                specs,
                host.name(),
                request.profile(),
                request.ephemeral(),
                encryption.format(),
                given,
                request.external(),
                request.existing());
    }

    /** What stored data is encrypted with; nothing before Identity Server 5.11. */
    Optional<EncryptionKeys> encryption() {
        return format.map(known -> new EncryptionKeys(
                secrets.encryptionKey().orElseThrow(),
                known.readsWithOldKey() ? secrets.encryption().oldKey() : Optional.empty()));
    }

    /** The names of the server, of which its tls certificate is for the internal one too. */
    ServerHost host() {
        return host;
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
