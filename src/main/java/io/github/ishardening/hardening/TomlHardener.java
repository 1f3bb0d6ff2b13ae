package io.github.ishardening.hardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Deciders;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.control.client.Cve20259312Check;
import io.github.ishardening.control.secret.PlainSecret;
import io.github.ishardening.control.transport.CustomConnectors;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.handover.OperatorFiles;
import io.github.ishardening.hardening.keys.KeyProvisioning;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.hardening.keys.ServerKeystores;
import io.github.ishardening.hardening.trust.StockTruststore;
import io.github.ishardening.hardening.trust.TrustInput;
import io.github.ishardening.hardening.trust.TrustVerification;
import io.github.ishardening.hardening.trust.TruststoreStep;
import io.github.ishardening.hardening.vault.FoundSecrets;
import io.github.ishardening.hardening.vault.KeptCiphertexts;
import io.github.ishardening.hardening.vault.ServerVault;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.PortOffset;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StartScripts;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.server.SuperAdmin;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Hardens a server that {@code deployment.toml} configures, and prepares the keys of any. */
public final class TomlHardener implements Hardener {

    private final HardeningRequest request;
    private final BuildContext surroundings;
    private final Distribution distribution;
    private final DeploymentToml toml;
    private final Optional<DeploymentToml> fragment;
    private final SortedMap<String, String> before;
    private final StockStores stock;
    private final ServerKeys keys;
    private final TruststoreStep truststore;

    private TomlHardener(
            HardeningRequest request, BuildContext surroundings, Distribution distribution, TrustInput trust)
            throws IOException {
        this.request = request;
        this.surroundings = surroundings;
        this.distribution = distribution;
        DeploymentSource.takeOutByteOrderMark(distribution, progress());
        this.toml = DeploymentSource.readAsItIs(distribution);
        this.fragment = FragmentFile.read(request.fragment());
        var rendered = surroundings.renderer().render(distribution, FoundSecrets.bootable(toml));
        this.before = rendered.values();
        this.stock = StockStores.of(rendered);
        new StockTruststore(distribution, stock).requireRoom(trust);
        this.keys = KeyProvisioning.of(request, Optional.of(distribution), surroundings)
                .prepare();
        this.truststore = new TruststoreStep(request, surroundings, distribution, stock, trust, keys);
    }

    /** As {@link Hardener#of} says. */
    public static TomlHardener of(HardeningRequest request, BuildContext surroundings, Distribution distribution)
            throws IOException {
        var trust = TrustInput.read(request.trust(), surroundings);
        return new TomlHardener(request, surroundings, distribution, trust);
    }

    /** Makes, renews or keeps the keys only, for a distribution. */
    public static ServerKeys prepareKeys(HardeningRequest request, BuildContext surroundings, Distribution distribution)
            throws IOException {
        return KeyProvisioning.of(request, Optional.of(distribution), surroundings)
                .prepare();
    }

    /** Makes, renews or keeps the keys only, where no distribution is at hand. */
    public static ServerKeys prepareKeys(HardeningRequest request, BuildContext surroundings) throws IOException {
        return KeyProvisioning.of(request, Optional.empty(), surroundings).prepare();
    }

    @Override
    public void stageTruststore() throws IOException {
        truststore.run();
    }

    @Override
    public HardeningResult stageConfiguration() throws IOException {
        return request.keys().directory().exclusively(this::stageConfigurationExclusively);
    }

    private HardeningResult stageConfigurationExclusively() throws IOException {
        truststore.runUnlessDone();
        var vault = ServerVault.open(request, keys, distribution, surroundings.random());
        var scripts = StartScripts.of(distribution);
        var hardening = new HardeningContext(
                distribution,
                toml,
                scripts.all(),
                vault.references(),
                new ServerKeystores(stock.type(), vault.kept(), surroundings.random()).of(keys, vault.key()),
                truststore.staged(),
                truststore.clients(),
                new SuperAdmin(request.superAdmin(), keys.secret(SecretName.ADMIN_PASSWORD)),
                keys.encryption(),
                keys.secret(SecretName.APP_PASSWORD),
                keys.secret(SecretName.PUBLISHER_PASSWORD),
                keys.host(),
                request.settings(),
                ConfigurationKeys.of(distribution),
                before,
                progress());
        new PortOffset(request.portOffset(), fragment).set(toml, progress());
        // First, so that what controls encrypt gets other aliases.
        request.ownSecrets().forEach(name -> vault.add(name, keys));
        var deciders = new Deciders(toml);
        for (Control control : Controls.of(request)) {
            control.harden(hardening);
            deciders.add(control);
        }
        var overrides = fragment.isPresent() ? merge(fragment.get(), deciders) : FragmentOverrides.none();
        hideSecretsOfFragment(hardening);
        CustomConnectors.complete(toml, request.settings());
        vault.seal(hardening);
        distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());
        scripts.stageIn(distribution);
        progress().info("Rendering the hardened configuration, as the server will");
        var rendered = surroundings.renderer().render(distribution, toml.bytes());
        Cve20259312Check.refuse(hardening, rendered, progress());
        new TrustVerification(keys, surroundings)
                .connector(
                        hardening.truststore(),
                        hardening.keystores().get(Role.TLS).store(),
                        hardening.clientTrust());
        StaleReferences.report(distribution, rendered, progress());
        new KeptCiphertexts(request.keys().directory(), progress()).keep(vault.kept());
        return HardeningResult.of(
                keys,
                distribution,
                new OperatorFiles(
                        request.secretsMode(),
                        new TreeSet<>(toml.environmentReferences().keySet()),
                        request.passwordFile(),
                        keys.secret(SecretName.INTERNAL_PASSWORD),
                        SecretPlace.of(request, keys, SecretName.INTERNAL_PASSWORD)),
                FirstSignIn.of(request, keys, fragment, toml, rendered, distribution.product()),
                overrides,
                request.keys().existing());
    }

    private FragmentOverrides merge(DeploymentToml given, Deciders deciders) {
        return FragmentOverrides.of(toml.merge(given), given, deciders, before);
    }

    /** What the fragment says in clear is no safer in its tables than what the distribution said there. */
    private void hideSecretsOfFragment(HardeningContext hardening) throws IOException {
        if (fragment.isEmpty()) {
            return;
        }
        for (Control control : Controls.of(request)) {
            if (control instanceof PlainSecret) {
                control.harden(hardening);
            }
        }
    }

    private UserLog progress() {
        return surroundings.progress();
    }
}
