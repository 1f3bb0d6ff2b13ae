package io.github.ishardening.control;

import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.deployment.TomlChange;
import io.github.ishardening.distribution.Change;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Progress;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsFile;
import io.github.ishardening.secret.VaultFile;
import io.github.ishardening.trust.TruststorePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Hardens one distribution as a user asked, in the steps that the goals bind to phases. Edits are staged in the
 * distribution; saving them is up to the caller, and so is throwing them away after a {@link ProblemException}.
 */
public final class Hardener {

    private final HardeningRequest request;
    private final Surroundings surroundings;
    private final Distribution distribution;
    private final DeploymentToml toml;
    private final Optional<DeploymentToml> fragment;
    private final SortedMap<String, String> before;
    private final StockStores stock;
    private final TrustInput trust;
    private final ServerKeys keys;
    private Optional<TruststorePlan> truststorePlan = Optional.empty();

    private Hardener(HardeningRequest request, Surroundings surroundings, Distribution distribution, TrustInput trust)
            throws IOException {
        this.request = request;
        this.surroundings = surroundings;
        this.distribution = distribution;
        this.trust = trust;
        this.toml = DeploymentSource.read(distribution, progress());
        this.fragment = FragmentFile.read(request.fragment());
        var rendered = surroundings.renderer().render(distribution, toml.bytes());
        this.before = rendered.values();
        this.stock = StockStores.of(rendered);
        new StockTruststore(distribution, stock).requireRoom(trust);
        this.keys = KeyPreparation.of(request, Optional.of(distribution), surroundings)
                .prepare();
    }

    /**
     * Looks at a distribution and at the certificates that the user names, and makes, renews or keeps the keys that the
     * distribution will get.
     *
     * @throws ProblemException if its configuration is broken, a certificate is unfit, or the keys aren't what was asked
     *     for and can't be made so
     */
    public static Hardener of(HardeningRequest request, Surroundings surroundings, Distribution distribution)
            throws IOException {
        var trust = TrustInput.read(request.trust(), surroundings);
        return new Hardener(request, surroundings, distribution, trust);
    }

    /** Makes, renews or keeps the keys only, for a distribution. */
    public static ServerKeys prepareKeys(HardeningRequest request, Surroundings surroundings, Distribution distribution)
            throws IOException {
        return KeyPreparation.of(request, Optional.of(distribution), surroundings)
                .prepare();
    }

    /** Makes, renews or keeps the keys only, where no distribution is at hand. */
    public static ServerKeys prepareKeys(HardeningRequest request, Surroundings surroundings) throws IOException {
        return KeyPreparation.of(request, Optional.empty(), surroundings).prepare();
    }

    /** Plans the truststore and stages it in the place of the distribution's own. */
    public void stageTruststore() throws IOException {
        truststorePlan = Optional.of(truststore()
                .stage(trust.partners(), trust.policy(), request.keys().profile()));
        truststorePlan.get().lines().forEach(progress()::info);
        proof().truststore(truststore().staged(), trust.partners());
    }

    /**
     * Stages key stores, truststore (unless an earlier goal did), deployment.toml, scripts and secrets, and renders the
     * result as the server will.
     *
     * @throws ProblemException if the server couldn't boot with the result
     */
    public Outcome stageConfiguration() throws IOException {
        return request.keys().directory().exclusively(this::stageConfigurationExclusively);
    }

    private Outcome stageConfigurationExclusively() throws IOException {
        if (!truststore().isDone()) {
            stageTruststore();
        }
        var vault = ServerVault.open(request, keys, distribution, surroundings.random());
        var scripts = StartScripts.of(distribution);
        var hardening = new Hardening(
                distribution,
                toml,
                scripts.all(),
                vault.references(),
                keystores(vault.kept()),
                truststore().staged(),
                ClientTrust.of(
                        request.trust().mutualTls(),
                        trust,
                        new TruststoreFormat(stock.type(), request.keys().profile()),
                        keys),
                new SuperAdmin(request.superAdmin(), keys.secret(SecretName.ADMIN_PASSWORD)),
                keys.encryption(),
                keys.secret(SecretName.APP_PASSWORD),
                keys.secret(SecretName.PUBLISHER_PASSWORD),
                keys.host(),
                request.settings(),
                ConfigurationKeys.of(distribution),
                before);
        new PortOffset(request.portOffset(), fragment).set(toml, progress());
        for (Control control : request.controls()) {
            control.harden(hardening);
        }
        request.ownSecrets().forEach(name -> vault.add(name, keys));
        mergeFragment();
        X509Connector.complete(toml);
        vault.seal(hardening);
        distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());
        scripts.stageIn(distribution);
        progress().info("Rendering the hardened configuration, as the server will");
        var rendered = surroundings.renderer().render(distribution, toml.bytes());
        ClientImpersonation.refuse(hardening, rendered, progress());
        proof().connector(hardening);
        LeftAsItIs.report(distribution, rendered, progress());
        keep(vault.kept());
        return new Outcome(
                keys.all(),
                removed(),
                new HandOver(
                        request.secretsMode(),
                        new TreeSet<>(toml.environmentReferences().keySet()),
                        request.passwordFile(),
                        keys.secret(SecretName.INTERNAL_PASSWORD),
                        request.keys().directory().path(SecretsFile.NAME)),
                request.keys().existing());
    }

    private List<String> removed() {
        var removed = new ArrayList<String>();
        distribution.edits().forEach((path, change) -> {
            if (change == Change.DELETED) {
                removed.add(path);
            }
        });
        truststorePlan.ifPresent(plan -> plan.removed().forEach(removal -> removed.add(removal.toString())));
        return removed;
    }

    private StagedTrust proof() {
        return new StagedTrust(keys, surroundings);
    }

    private TruststoreStaging truststore() {
        return new TruststoreStaging(distribution, stock, keys);
    }

    private Map<Role, ServerKeystore> keystores(VaultFile kept) {
        StoreType type = stock.type();
        var stores = new ServerKeystores(type, kept, surroundings.random());
        var keystores = new EnumMap<Role, ServerKeystore>(Role.class);
        for (Role role : new Role[] {Role.PRIMARY, Role.INTERNAL, Role.TLS}) {
            var key = keys.key(role);
            var content = stores.content(key.entry(), key.store(), key.password());
            var store = new ServerStore(role.id(), type, content, key.password(), ServerSecrets.storePassword(role));
            keystores.put(role, new ServerKeystore(role, key.entry().alias(), store));
        }
        return keystores;
    }

    private void mergeFragment() throws IOException {
        if (fragment.isEmpty()) {
            return;
        }
        var decided = toml.decided();
        for (TomlChange change : toml.merge(fragment.get())) {
            if (decided.contains(change.key())) {
                progress().warn("The fragment sets " + change.key() + ", which was hardened otherwise.");
            }
        }
    }

    /** A frozen directory goes without: what isn't kept there is made again, with other bytes. */
    private void keep(VaultFile vault) throws IOException {
        var content = vault.changedContent();
        if (content.isEmpty()) {
            return;
        }
        if (request.keys().directory().isFrozen()) {
            progress()
                    .warn("The keys directory is frozen and lacks ciphertexts; the next build will have other bytes.");
        } else {
            request.keys().directory().write(Map.of(VaultFile.NAME, content.get()));
        }
    }

    private Progress progress() {
        return surroundings.progress();
    }
}
