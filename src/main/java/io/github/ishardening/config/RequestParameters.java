package io.github.ishardening.config;

import io.github.ishardening.certificate.HostName;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.keys.ImportedSource;
import io.github.ishardening.keys.KeystoreSpec;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.request.KeysRequest;
import io.github.ishardening.request.TrustRequest;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.trust.CertificateSource;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters that describe a hardened server, as Maven sets them; {@link #toRequest} validates them.
 *
 * @param hostname {@code is-hardening.hostname}; may be null
 * @param keysDirectory {@code is-hardening.keysDirectory}, or its default
 * @param frozen {@code is-hardening.frozen}
 * @param ephemeral {@code is-hardening.ephemeral}
 * @param internalAccount {@code <internalAccount>}; null if internal calls use the super administrator's account
 * @param fileModes {@code is-hardening.fileModes}
 * @param keyManager {@code <keyManager>}; null if no key manager is involved
 */
public record RequestParameters(
        String hostname,
        Path keysDirectory,
        boolean frozen,
        boolean ephemeral,
        CertificateAuthorityParameter certificateAuthority,
        KeystoresParameter keystores,
        TruststoreParameter truststore,
        MutualTlsParameter mutualTls,
        DeploymentParameter deployment,
        SuperAdminParameter superAdmin,
        InternalAccountParameter internalAccount,
        SecretsParameter secrets,
        HandOverParameter handOver,
        ControlsParameter controls,
        String fileModes,
        KeyManagerParameter keyManager) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.@-]{3,30}");
    private static final int HIGHEST_OFFSET = 65535 - 9763;

    /**
     * The validated request.
     *
     * @throws ProblemException naming the invalid parameter
     */
    public HardeningRequest toRequest() {
        return new HardeningRequest(
                Optional.ofNullable(hostname).map(name -> HostName.require("<hostname>", name)),
                keys(),
                sources(),
                trust(),
                portOffset(),
                Optional.ofNullable(deployment.file()).map(File::toPath),
                Syntax.require(
                        "<superAdmin><username>",
                        superAdmin.username(),
                        USERNAME,
                        "3 to 30 letters, digits and _ . @ -"),
                Optional.ofNullable(internalAccount).map(account -> account.username(superAdmin.username())),
                secrets.mode(),
                secrets.vaultKey(),
                secrets.passwordFile(),
                secrets.names(),
                handOver.toHelm(secrets),
                Controls.requireKnown("<controls><excludes>", controls.excludes()),
                controls.settings().toSettings().with(Choice.of("<fileModes>", fileModes, PrivateFiles.class)));
    }

    /**
     * The request for an Identity Server that is to be a key manager; empty if this isn't one.
     *
     * @throws ProblemException naming the invalid parameter
     */
    public Optional<KeyManagerRequest> toKeyManagerRequest() {
        return Optional.ofNullable(keyManager)
                .filter(KeyManagerParameter::isIdentityServer)
                .map(parameter -> parameter.toRequest(secrets, mutualTls.toRequest()));
    }

    /** Whether this is an Identity Server that is to be a key manager, or an API Manager that is to have one. */
    public boolean hasKeyManager() {
        return keyManager != null;
    }

    /** A note on parameters without effect on this server, if there are any. */
    public Optional<String> note() {
        return Optional.ofNullable(keyManager).flatMap(KeyManagerParameter::note);
    }

    private TrustRequest trust() {
        var request = mutualTls.toRequest();
        if (request.isOn() && controls.excludes().contains("mutual-tls")) {
            throw new ProblemException(
                    "<mutualTls><mode>",
                    "requires client certificates, but <controls><excludes> excludes mutual-tls, which configures"
                            + " them.",
                    "Remove one of them.");
        }
        var partners = new ArrayList<CertificateSource>(truststore.partners());
        if (keyManager != null) {
            keyManager.otherBundle().ifPresent(partners::add);
        }
        return new TrustRequest(truststore.expired(), partners, request);
    }

    private KeysRequest keys() {
        if (ephemeral && frozen) {
            throw new ProblemException(
                    "<ephemeral>", "contradicts <frozen>: temporary keys have to be generated.", "Remove one of them.");
        }
        if (ephemeral && certificateAuthority.toExternal().isPresent()) {
            throw new ProblemException(
                    "<ephemeral>",
                    "contradicts <certificateAuthority><mode>external</mode>: the keys must persist until the"
                            + " authority has replied.",
                    "Remove one of them.");
        }
        var data = deployment.data();
        return new KeysRequest(
                KeysDirectory.at(keysDirectory, frozen),
                specs(),
                given(),
                certificateAuthority.toExternal(),
                certificateAuthority.allowsLocalhost(),
                keystores.profile(),
                ephemeral,
                ephemeral ? StoredData.NONE : data,
                keystores.overlap());
    }

    private List<KeystoreSpec> specs() {
        var specs = new ArrayList<KeystoreSpec>();
        if (certificateAuthority.isLocal()) {
            specs.add(certificateAuthority.toSpec(Role.CA));
        }
        keystores.byRole().forEach((role, parameter) -> specs.add(parameter.toSpec(role)));
        return specs;
    }

    private Map<Role, KeystoreParameter> byRole() {
        var byRole = new HashMap<Role, KeystoreParameter>(keystores.byRole());
        if (certificateAuthority.isLocal()) {
            byRole.put(Role.CA, certificateAuthority);
        }
        return byRole;
    }

    private Map<Role, ImportedSource> given() {
        var given = new HashMap<Role, ImportedSource>();
        byRole().forEach((role, parameter) -> parameter.toGiven(role).ifPresent(source -> given.put(role, source)));
        return given;
    }

    private Map<SecretName, PlacedSource> sources() {
        var sources = new HashMap<SecretName, PlacedSource>();
        byRole().forEach((role, parameter) -> {
            var source = parameter.password().toSource(role.parameter() + "<password>");
            put(
                    sources,
                    SecretName.ofStore(role.id()),
                    parameter.providesStore() ? source : source.map(PlacedSource::orGenerated));
            put(
                    sources,
                    SecretName.ofKey(role.id()),
                    parameter.keyPassword().toSource(role.parameter() + "<keyPassword>"));
        });
        putOwn(sources, SecretName.TRUSTSTORE_PASSWORD, truststore.password(), "<truststore><password>");
        putOwn(sources, SecretName.MUTUAL_TLS_PASSWORD, mutualTls.password(), "<mutualTls><password>");
        putOwn(sources, SecretName.ADMIN_PASSWORD, superAdmin.password(), "<superAdmin><password>");
        if (internalAccount != null) {
            putOwn(
                    sources,
                    SecretName.INTERNAL_ACCOUNT_PASSWORD,
                    internalAccount.password(),
                    "<internalAccount><password>");
        }
        put(sources, SecretName.ENCRYPTION_KEY, secrets.encryptionKey().toSource("<secrets><encryptionKey>"));
        for (NamedSecretParameter secret : secrets.secrets()) {
            put(sources, secret.toName(), secret.toSource());
        }
        return sources;
    }

    /** Puts the source of a password that the server alone needs. */
    private static void putOwn(
            Map<SecretName, PlacedSource> sources, SecretName name, PasswordParameter parameter, String where) {
        put(sources, name, parameter.toSource(where).map(PlacedSource::orGenerated));
    }

    private static void put(Map<SecretName, PlacedSource> sources, SecretName name, Optional<PlacedSource> source) {
        source.ifPresent(placed -> sources.put(name, placed));
    }

    private Optional<Integer> portOffset() {
        Integer offset = deployment.portOffset();
        if (offset != null && (offset < 0 || offset > HIGHEST_OFFSET)) {
            throw new ProblemException(
                    "<deployment><portOffset>", "must be from 0 to %s, but is %s.".formatted(HIGHEST_OFFSET, offset));
        }
        return Optional.ofNullable(offset);
    }
}
