package io.github.ishardening.keymanager;

import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.deployment.InternalScopes;
import io.github.ishardening.deployment.PublicAddress;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.keys.CertificateExport;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes an Identity Server 7 the key manager of an API Manager. Checks the distribution before hardening, and edits it
 * afterwards. Edits are staged; the caller saves them.
 */
public final class KeyManagerSetup {

    private static final String SCOPES_CURE =
            "Install an update (level 32 or later for 7.1.0, level 125 or later for 7.0.0), or use a fragment with"
                    + " [oauth] authorize_all_scopes = false, or explain in <keyManager><acceptRisk> why this can't"
                    + " be exploited.";

    private final KeyManagerRequest request;
    private final SetupContext context;
    private final Distribution distribution;
    private final Optional<DeploymentToml> fragment;
    private final ConfigurationKeys known;
    private final IdentityServerSettings settings;
    private final Optional<ConstrainedDatabase> database;
    private final Optional<RevocationListener> listener;

    /**
     * Checks whether the distribution can become the requested key manager, before anything is staged in it.
     *
     * @throws io.github.ishardening.problem.ProblemException if it isn't an Identity Server 7, would give any client
     *     internal scopes, has a database with duplicates or one that can't be opened, or lacks the jar for revoked
     *     tokens
     */
    public KeyManagerSetup(KeyManagerRequest request, SetupContext context, Distribution distribution)
            throws IOException {
        Bundles.requireIdentityServer(distribution);
        this.request = request;
        this.context = context;
        this.distribution = distribution;
        this.fragment = FragmentFile.read(context.fragment());
        this.known = ConfigurationKeys.of(distribution);
        this.settings = new IdentityServerSettings(request, known);
        refuseInternalScopes();
        this.listener = listener();
        this.database = database();
    }

    /** Refuses to give any client the scopes of the server's own APIs, or warns if the user accepted that. */
    private void refuseInternalScopes() throws IOException {
        DeploymentToml toml = toml();
        if (!known.knows(InternalScopes.ALL) || !settings.isOn(InternalScopes.ALL, toml, fragment)) {
            return;
        }
        var why = InternalScopes.unheeded(distribution, known).map(unheeded -> distribution.product() + " " + unheeded);
        if (why.isEmpty() && settings.isOn(InternalScopes.INTERNAL, toml, fragment)) {
            why = Optional.of(InternalScopes.INTERNAL + " is on");
        }
        if (why.isEmpty()) {
            return;
        }
        String what = "any client would get the scopes that manage users and applications (CVE-2025-11229), because %s."
                .formatted(why.get());
        if (request.acceptedRisk().isEmpty()) {
            throw new ProblemException("<keyManager>", what, SCOPES_CURE);
        }
        progress()
                .warn("<keyManager>: %s Accepted: %s"
                        .formatted(what, request.acceptedRisk().get()));
    }

    private Optional<RevocationListener> listener() throws IOException {
        return request.revocation().isPresent()
                ? Optional.of(
                        new RevocationListener(request.revocation().get(), request.apiManager(), context, distribution))
                : Optional.empty();
    }

    private Optional<ConstrainedDatabase> database() throws IOException {
        if (!request.uniqueConstraint()) {
            return Optional.empty();
        }
        var embedded = IdentityDatabase.find(distribution, toml(), fragment);
        return embedded.isPresent() ? Optional.of(embedded.get().constrain(context)) : Optional.empty();
    }

    /**
     * Stages the settings, the database, the SQL scripts and the listener in a hardened distribution, and renders it as
     * the server will.
     *
     * @throws io.github.ishardening.problem.ProblemException if the server couldn't start with the result, or lets no
     *     certificate act as the configured user
     */
    public Registration stage() throws IOException {
        DeploymentToml toml = toml();
        warnOfIgnored(settings.keys());
        settings.writeTo(toml, fragment, progress());
        if (listener.isPresent()) {
            listener.get().stage(toml, distribution, progress());
        }
        if (request.mutualTlsUser().isPresent()) {
            ActingUser.check(request.mutualTlsUser().get(), distribution, toml, progress());
        }
        distribution.write(Product.DEPLOYMENT_TOML, toml.bytes());
        if (request.uniqueConstraint()) {
            stageConstraint();
        }
        Rendered rendered = render(toml);
        warnOfDowngrades(toml, rendered);
        return registration(rendered);
    }

    private void stageConstraint() throws IOException {
        SqlScripts.stage(distribution);
        if (database.isPresent()) {
            database.get().stage(distribution, progress());
        } else {
            progress()
                    .info("There is no embedded WSO2IDENTITY_DB: run one of the scripts in " + SqlScripts.FOLDER
                            + " against the database");
        }
    }

    private Registration registration(Rendered rendered) throws IOException {
        var server = PublicAddress.of(rendered);
        String certificate = request.certificates() == TokenCertificates.PEM ? primaryCertificate() : "";
        return new Registration(RegistrationJson.of(request, server, certificate), server, request.apiManager());
    }

    private String primaryCertificate() throws IOException {
        return PemWriter.certificates(List.of(
                CertificateExport.of(context.keys()).chains().get(Role.PRIMARY).get(0)));
    }

    private void warnOfIgnored(List<String> keys) throws IOException {
        List<String> ignored = keys.stream().filter(key -> !known.knows(key)).toList();
        if (!ignored.isEmpty()) {
            progress()
                    .warn("%s doesn't support %s: update it, or follow the other <profile>."
                            .formatted(distribution.product(), String.join(", ", ignored)));
        }
    }

    private void warnOfDowngrades(DeploymentToml toml, Rendered rendered) throws IOException {
        if (!toml.bool(IdentityServerSettings.LEGACY_MODE).orElse(false)) {
            return;
        }
        DeploymentToml without = toml();
        without.remove(IdentityServerSettings.LEGACY_MODE);
        progress().warn("[server] legacy_mode brings back behaviour that Identity Server 7 dropped:");
        LegacyDowngrades.between(render(without), rendered).forEach(progress()::warn);
    }

    private Rendered render(DeploymentToml toml) throws IOException {
        return context.renderer().render(distribution, toml.bytes());
    }

    private DeploymentToml toml() throws IOException {
        return DeploymentToml.parse(distribution.read(Product.DEPLOYMENT_TOML), Product.DEPLOYMENT_TOML);
    }

    private UserLog progress() {
        return context.progress();
    }
}
