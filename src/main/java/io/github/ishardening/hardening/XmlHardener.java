package io.github.ishardening.hardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.bundle.FileModes;
import io.github.ishardening.control.client.AdminServiceClients;
import io.github.ishardening.control.client.Cve20259312Check;
import io.github.ishardening.control.keystore.PublishedKey;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.KeyProvisioning;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.hardening.keys.ServerKeystores;
import io.github.ishardening.hardening.trust.StockTruststore;
import io.github.ishardening.hardening.trust.TrustInput;
import io.github.ishardening.hardening.trust.TrustVerification;
import io.github.ishardening.hardening.vault.KeptCiphertexts;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerKeystore;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.server.xmlera.AuthenticatorsXml;
import io.github.ishardening.server.xmlera.CarbonXml;
import io.github.ishardening.server.xmlera.CatalinaXml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hardens Identity Server 5.6 to 5.8, which have no {@code deployment.toml}: only keystores, truststore and access with
 * client certificates. This project's tests can't boot these versions.
 */
final class XmlHardener extends Hardener {

    private static final String PART =
            "%s has no deployment.toml: only its keystores, truststore and client certificates are hardened.";
    private static final List<String> FIRST_START = List.of(
            "carbon.xml and catalina-server.xml contain the store passwords in plain text: run bin/ciphertool.sh"
                    + " -Dconfigure on the server.",
            "This plugin hasn't been tested with a running server of this version: test the result before you rely on"
                    + " it.");

    private XmlHardener(
            HardeningRequest request,
            BuildContext context,
            Distribution distribution,
            StockStores stock,
            TrustInput trust,
            ServerKeys keys) {
        super(request, context, distribution, stock, trust, keys);
    }

    /**
     * Prepares the hardening; see {@link Hardener#of}.
     *
     * @throws ProblemException also if the request requires {@code deployment.toml}
     */
    static XmlHardener prepare(HardeningRequest request, BuildContext context, Distribution distribution)
            throws IOException {
        requirePossible(request, distribution);
        var trust = TrustInput.read(request.trust(), context);
        var stock = new CarbonXml(distribution).stock();
        new StockTruststore(distribution, stock, context.opened().stores()).requireRoom(trust);
        var keys =
                KeyProvisioning.of(request, Optional.of(distribution), context).prepare();
        return new XmlHardener(request, context, distribution, stock, trust, keys);
    }

    private static void requirePossible(HardeningRequest request, Distribution distribution) {
        var problems = new ArrayList<Problem>();
        String without = distribution.product() + " has no deployment.toml";
        if (request.secretsMode() != SecretsMode.PLAIN) {
            problems.add(new Problem(
                    "<secrets><mode>",
                    "must be plain: %s, and its vault needs its own tool.".formatted(without),
                    "Set plain, and run bin/ciphertool.sh -Dconfigure on the server."));
        }
        request.fragment()
                .ifPresent(file -> problems.add(
                        new Problem("<deployment><file>", without + " to merge it into.", "Edit the XML files.")));
        request.portOffset()
                .ifPresent(offset -> problems.add(
                        new Problem("<deployment><portOffset>", without + " to set it in.", "Set it in carbon.xml.")));
        if (request.keys().existing()) {
            problems.add(new Problem(
                    "<deployment><existing>",
                    "is true: %s, and its data is encrypted with the primary key, which would change."
                            .formatted(without),
                    "Remove it, and provide the key in use with <keystores><primary><file>."));
        }
        ProblemException.throwIfAny(problems);
    }

    @Override
    HardeningResult stage() throws IOException {
        FileModes.makeScriptsRunnable(distribution);
        progress().info(PART.formatted(distribution.product()));
        var ciphertexts = new KeptCiphertexts(request.keys().directory(), progress());
        var kept = KeptCiphertexts.read(request.keys().directory());
        var keystores = new ServerKeystores(stock.type(), kept, context.opened().stores(), context.random())
                .of(keys, Optional.empty());
        var clients = truststore.clients();
        var trusted = truststore.staged();
        Cve20259312Check.refusePublicAuthorities(distribution.product(), trusted, clients, progress());
        stage(keystores, clients);
        distribution.write(ServerFiles.CARBON_XML, new CarbonXml(distribution).with(keystores, trusted));
        distribution.write(
                ServerFiles.CATALINA, new CatalinaXml(distribution).with(keystores.get(Role.TLS), trusted, clients));
        PublishedKey.removeStores(distribution, keystores.values(), trusted);
        new TrustVerification(keys, context)
                .connector(trusted, keystores.get(Role.TLS).store(), clients);
        StaleReferences.reportFiles(distribution, trusted.fileName(), progress());
        ciphertexts.keep(kept);
        // Records that no control was decided on: an upgrade to a version with deployment.toml finds data.
        keys.firstStart().keep(request.keys().directory());
        FIRST_START.forEach(progress()::warn);
        return result(
                List.of(), Collections.emptySortedSet(), Optional.empty(), FragmentOverrides.none(), new Attribution());
    }

    private void stage(Map<Role, ServerKeystore> keystores, ClientTrust clients) throws IOException {
        var roles = EnumSet.of(Role.TLS);
        roles.addAll(new CarbonXml(distribution).roles());
        for (Role role : roles) {
            var store = keystores.get(role).store();
            distribution.writePrivate(
                    store.path(), store.content(), request.settings().privateFiles());
        }
        if (clients.truststore().isPresent()) {
            var own = clients.truststore().get();
            distribution.write(own.path(), own.content());
            stageAuthenticator(clients);
        }
    }

    /** Turns off an unrequested authenticator: it would accept a user name from a header, from every client. */
    private void stageAuthenticator(ClientTrust clients) throws IOException {
        var asked = clients.request().authenticator();
        if (asked.isPresent()) {
            var allowed = AdminServiceClients.require(distribution, clients);
            var authenticators = new AuthenticatorsXml(distribution);
            distribution.write(AuthenticatorsXml.PATH, authenticators.with(asked.get(), allowed));
        } else if (distribution.exists(AuthenticatorsXml.PATH)) {
            distribution.write(AuthenticatorsXml.PATH, new AuthenticatorsXml(distribution).off());
        }
    }
}
