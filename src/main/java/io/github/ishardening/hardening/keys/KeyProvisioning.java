package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.keystore.PublishedKey;
import io.github.ishardening.control.secret.DefaultEncryptionKey;
import io.github.ishardening.control.secret.RsaVault;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keys.FormerSigner;
import io.github.ishardening.keys.KeyLifeCycle;
import io.github.ishardening.keys.KeysPlan;
import io.github.ishardening.keys.SigningOverlap;
import io.github.ishardening.problem.IoFunction;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsFile;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.VaultKey;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.ServerHost;
import io.github.ishardening.server.ServerNames;
import io.github.ishardening.server.StockEncryption;
import io.github.ishardening.server.VaultKeys;
import io.github.ishardening.trust.PublishedKeys;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Generates, renews, imports or keeps the keys of one server as requested.
 *
 * @param host the names of the server
 * @param stock how the stock server encrypts stored data
 * @param vault the default kind of key for the vault of a new server
 */
public record KeyProvisioning(
        HardeningRequest request, ServerHost host, StockEncryption stock, VaultKey vault, BuildContext context) {

    private static final List<SecretName> WITHOUT_KEY = List.of(
            SecretName.TRUSTSTORE_PASSWORD,
            SecretName.ADMIN_PASSWORD,
            SecretName.APP_PASSWORD,
            SecretName.PUBLISHER_PASSWORD);
    private static final String EPHEMERAL =
            "The keys are for this build only (<ephemeral>): the next one may generate new keys, and data encrypted"
                    + " with these keys is lost.";

    /** Creates the provisioning for a server whose vault opens with an RSA key. */
    public KeyProvisioning(HardeningRequest request, ServerHost host, StockEncryption stock, BuildContext context) {
        this(request, host, stock, VaultKey.RSA, context);
    }

    /**
     * Creates the provisioning for a distribution, or for an unknown server if there is none or it lacks
     * deployment.toml.
     */
    public static KeyProvisioning of(
            HardeningRequest request, Optional<Distribution> distribution, BuildContext context) throws IOException {
        var fragment = FragmentFile.read(request.fragment());
        if (distribution.filter(each -> each.product().toml()).isEmpty()) {
            var host = ServerHost.of(request, fragment, Optional.empty(), context.progress());
            return new KeyProvisioning(request, host, StockEncryption.UNKNOWN, context);
        }
        var toml = DeploymentSource.read(distribution.get());
        return of(request, distribution.get(), toml, fragment, context);
    }

    /**
     * Creates the provisioning for a distribution with this unedited configuration.
     *
     * @throws ProblemException if the distribution can't have the data that the request assumes
     */
    public static KeyProvisioning of(
            HardeningRequest request,
            Distribution distribution,
            DeploymentToml toml,
            Optional<DeploymentToml> fragment,
            BuildContext context)
            throws IOException {
        DeclaredData.check(request, distribution);
        return new KeyProvisioning(
                request,
                // Problems with the hostname are reported as findings.
                ServerHost.of(request, fragment, Optional.of(toml), UserLog.silent()),
                StockEncryption.of(distribution, toml),
                VaultKeys.ofNew(distribution),
                context);
    }

    /**
     * Generates, renews or keeps keys and passwords; writes all of them at once.
     *
     * @throws ProblemException like {@link KeyLifeCycle#reconcile}, or if a key that the user provides is unsuitable
     */
    public ServerKeys prepare() throws IOException {
        var directory = request.keys().directory();
        if (request.keys().ephemeral()) {
            context.progress().warn(EPHEMERAL);
        }
        return withSecrets(secrets -> {
            WITHOUT_KEY.forEach(secrets::get);
            secrets.openingOnly().forEach(name -> renewed(name, secrets));
            if (request.internalAccount().isPresent()) {
                secrets.get(SecretName.INTERNAL_ACCOUNT_PASSWORD);
            }
            if (request.trust().mutualTls().isOn()) {
                secrets.get(SecretName.MUTUAL_TLS_PASSWORD);
            }
            var encryption = request.applies(DefaultEncryptionKey.ID) ? stock : StockEncryption.UNKNOWN;
            var lock = lifeCycle().lock();
            secrets.encryption().prepare(encryption, request.keys().existing(), lock::names, context.progress());
            var plan = plan(secrets, encryption);
            var keys = lifeCycle().reconcile(plan, secrets);
            var firstStart = lifeCycle().firstStart(plan);
            var kind = request.vaultKey().orElse(firstStart.isOfNewServer() ? vaultOfNew(secrets) : VaultKey.RSA);
            if (kind == VaultKey.AES) {
                secrets.vaultKey();
            }
            directory.write(secrets.changedFiles());
            if (request.keys().existing() && keys.get(Role.PRIMARY).status().isNewKey()) {
                NewPrimary.lines(keys.signers()).forEach(context.progress()::warn);
            }
            return new ServerKeys(keys, secrets, encryption.format(), host, firstStart, kind);
        });
    }

    private VaultKey vaultOfNew(ServerSecrets secrets) {
        boolean applies = request.secretsMode() == SecretsMode.VAULT && request.applies(RsaVault.ID);
        // Either kind of key opens the vault, so a frozen directory without a secret key isn't an error.
        boolean canHaveIt = secrets.isKnown(SecretName.VAULT_KEY)
                || !request.keys().directory().isFrozen();
        return applies && canHaveIt ? vault : VaultKey.RSA;
    }

    private void renewed(SecretName name, ServerSecrets secrets) {
        secrets.get(name);
        context.progress()
                .once(("%s: is publicly known. It opens the store that you provide, but the server's store gets a"
                                + " new password, %s in %s.")
                        .formatted(
                                request.passwords().get(name).where(),
                                name.key(),
                                request.keys().directory().path(SecretsFile.NAME)));
    }

    /**
     * Generates a new key for a role; see {@link KeyLifeCycle#rotate}.
     *
     * @param compromised whether former signing keys are removed immediately
     * @return the signing keys that have become former ones and are still published
     */
    List<FormerSigner> rotate(Role role, boolean compromised) throws IOException {
        return withSecrets(secrets -> {
            var before = lifeCycle().lock().former();
            var plan = plan(secrets, stock);
            var keys = lifeCycle().rotate(compromised ? plan.with(SigningOverlap.CUT) : plan, role, secrets);
            return keys.signers().stream()
                    .filter(signer -> !before.contains(signer.line()))
                    .toList();
        });
    }

    /** Runs work with the server's secrets while holding the directory's lock. */
    <T> T withSecrets(IoFunction<ServerSecrets, T> work) throws IOException {
        var directory = request.keys().directory();
        // Before the directory is created, so that problems in the configuration have no side effects.
        var fetched = ServerSecrets.fetch(request.passwords(), context.secrets(), request.secretsMode());
        return directory.exclusively(() -> work.apply(new ServerSecrets(
                directory, request.passwords(), fetched, request.keys()::opensOnly, context.random())));
    }

    /** The intended contents of the directory. */
    KeysPlan plan(ServerSecrets secrets, StockEncryption encryption) throws IOException {
        var keys = request.keys();
        var specs = keys.keystores().stream()
                .map(spec -> spec.role() == Role.TLS ? spec.with(ServerNames.of(host, spec.names())) : spec)
                .collect(Collectors.toMap(spec -> spec.role(), Function.identity()));
        return new KeysPlan(
                specs,
                host.name(),
                keys.profile(),
                keys.ephemeral(),
                encryption.format(),
                given(secrets),
                keys.external(),
                keys.data(),
                new SigningOverlap(keys.overlap(), KeyProvisioning::objection));
    }

    /** Returns why a former key must not remain published for old tokens: anyone can sign with it, or soon could. */
    private static Optional<String> objection(X509Certificate former) {
        return PublishedKeys.load()
                .origin(former)
                .map(origin -> "ships with " + origin)
                .or(() -> Weakness.of(former).map(weakness -> "is weak, " + weakness));
    }

    /** The life cycle of the keys. */
    KeyLifeCycle lifeCycle() {
        return new KeyLifeCycle(
                request.keys().directory(),
                context.opened().stores(),
                context.pairs(),
                context.clock(),
                context.random(),
                context.progress());
    }

    private Map<Role, KeystoreEntry> given(ServerSecrets secrets) throws IOException {
        var check = new ImportedKeyCheck(
                host,
                request.keys().existing(),
                !request.applies(PublishedKey.ID),
                context.clock().instant(),
                context.progress());
        return new ImportedKeys(request.keys().given(), secrets).read(check);
    }
}
