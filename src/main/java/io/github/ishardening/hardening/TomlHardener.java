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
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.KeyProvisioning;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.hardening.keys.ServerKeystores;
import io.github.ishardening.hardening.trust.StockTruststore;
import io.github.ishardening.hardening.trust.TrustInput;
import io.github.ishardening.hardening.trust.TrustVerification;
import io.github.ishardening.hardening.trust.TruststoreInUrls;
import io.github.ishardening.hardening.vault.KeptCiphertexts;
import io.github.ishardening.hardening.vault.ServerVault;
import io.github.ishardening.problem.Background;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.InternalAccount;
import io.github.ishardening.server.PortOffset;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StartScripts;
import io.github.ishardening.server.SuperAdmin;
import java.io.IOException;
import java.util.TreeSet;

/** Hardens a server that is configured in {@code deployment.toml}. */
final class TomlHardener extends Hardener {

    private final ShippedConfiguration shipped;

    private TomlHardener(
            HardeningRequest request,
            BuildContext context,
            Distribution distribution,
            ShippedConfiguration shipped,
            TrustInput trust,
            ServerKeys keys) {
        super(request, context, distribution, shipped.stores(), trust, keys);
        this.shipped = shipped;
    }

    /** Prepares the hardening; see {@link Hardener#of}. */
    static TomlHardener prepare(HardeningRequest request, BuildContext context, Distribution distribution)
            throws IOException {
        var trust = TrustInput.read(request.trust(), context);
        DeploymentSource.takeOutByteOrderMark(distribution, context.progress());
        var shipped = ShippedConfiguration.read(request.fragment(), distribution, context.renderer());
        new StockTruststore(distribution, shipped.stores(), context.opened().stores()).requireRoom(trust);
        var keys = KeyProvisioning.of(request, distribution, shipped.toml(), shipped.fragment(), context)
                .prepare();
        return new TomlHardener(request, context, distribution, shipped, trust, keys);
    }

    @Override
    HardeningResult stage() throws IOException {
        var toml = shipped.toml();
        var fragment = shipped.fragment();
        var vault = new ServerVault(request, keys, distribution, context);
        var scripts = new StartScripts(distribution);
        var hardening = new HardeningContext(
                distribution,
                toml,
                scripts.all(),
                vault.references(),
                new ServerKeystores(stock.type(), vault.kept(), context.opened().stores(), context.random())
                        .of(keys, vault.key()),
                truststore.staged(),
                truststore.clients(),
                new SuperAdmin(request.superAdmin(), keys.secret(SecretName.ADMIN_PASSWORD)),
                request.internalAccount()
                        .map(name -> new InternalAccount(name, keys.secret(SecretName.INTERNAL_ACCOUNT_PASSWORD))),
                keys.encryption(),
                keys.secret(SecretName.APP_PASSWORD),
                keys.secret(SecretName.PUBLISHER_PASSWORD),
                keys.host(),
                request.settings(),
                ConfigurationKeys.of(distribution),
                shipped.values(),
                keys.firstStart(),
                progress());
        new PortOffset(request.portOffset(), fragment).set(toml, progress());
        // First, so that secrets encrypted by controls get different aliases.
        request.ownSecrets().forEach(name -> vault.add(name, keys));
        keys.firstStart().requireControls(request::applies);
        var deciders = new Deciders(toml, distribution, hardening.startScripts());
        for (Control control : Controls.of(request)) {
            control.harden(hardening);
            deciders.add(control);
        }
        var overrides = FragmentOverrides.none();
        if (fragment.isPresent()) {
            var changes = toml.merge(fragment.get());
            changes.forEach(change -> keys.firstStart().leave(change.key()));
            overrides = FragmentOverrides.of(changes, fragment.get(), deciders, shipped.values());
            PlainSecret.warn(fragment.get(), toml, progress());
            hideSecretsOfFragment(hardening);
        }
        CustomConnectors.complete(toml, request.settings());
        TruststoreInUrls.requirePassword(hardening.truststore(), toml);
        vault.seal(hardening, fragment);
        distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());
        scripts.stageIn(distribution);
        var rendered = proven(hardening, toml.bytes());
        StaleReferences.report(distribution, rendered, progress());
        BrokerPassword.warn(
                distribution.product(),
                hardening.internalAccount().map(InternalAccount::password),
                hardening.superAdmin().password(),
                fragment,
                progress());
        ShortPassword.warn(request, keys, fragment, progress());
        tellOfInternalAccount(hardening, rendered);
        new KeptCiphertexts(request.keys().directory(), progress()).keep(vault.kept());
        keys.firstStart().keep(request.keys().directory());
        return result(
                Highlights.of(rendered, keys.all(), hardening.clientTrust(), fragment, request.fragment()),
                new TreeSet<>(toml.environmentReferences().keySet()),
                FirstSignIn.of(request, keys, fragment, toml, rendered, distribution.product()),
                overrides,
                deciders.attribution());
    }

    /** Renders the configuration, and verifies it and the connector. */
    private Rendered proven(HardeningContext hardening, byte[] toml) throws IOException {
        // The renderer works in a separate process.
        try (var handshake = Background.begin("handshake", () -> shakeHands(hardening))) {
            progress().step("Rendering the configuration");
            var rendered = context.renderer().render(distribution, toml);
            Cve20259312Check.refuse(hardening, rendered, progress());
            handshake.get();
            return rendered;
        }
    }

    private boolean shakeHands(HardeningContext hardening) throws IOException {
        new TrustVerification(keys, context)
                .connector(
                        hardening.truststore(),
                        hardening.keystores().get(Role.TLS).store(),
                        hardening.clientTrust());
        return true;
    }

    /** Tells the user to create the internal account, and where its password is. */
    private void tellOfInternalAccount(HardeningContext hardening, Rendered rendered) {
        hardening
                .internalAccount()
                .map(InternalAccount::username)
                .filter(name -> rendered.values().containsValue(name))
                .ifPresent(name -> progress()
                        .info(("Create the account %s with the role admin at the first start, and restart the"
                                        + " server; its password is %s.")
                                .formatted(
                                        name,
                                        SecretPlaces.of(request, keys, SecretName.INTERNAL_ACCOUNT_PASSWORD)
                                                .words())));
    }

    /** Hides the plain-text secrets that the fragment has added, like those of the distribution. */
    private void hideSecretsOfFragment(HardeningContext hardening) throws IOException {
        for (Control control : Controls.of(request)) {
            if (control instanceof PlainSecret) {
                control.harden(hardening);
            }
        }
    }
}
