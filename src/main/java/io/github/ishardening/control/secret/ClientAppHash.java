package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Digests;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.IdentityFeatures;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Gives the portals a separate password for calling the server, and the server its hash. */
@Guideline(
        id = "client-app-hash",
        title = "The portals' password isn't publicly known",
        severity = Severity.ERROR,
        source = "Production guidelines, Configuring client authentication",
        address = OfficialPages.PRODUCT_LEVEL + "#configure-client-authentication",
        hardening = """
            Hardening sets the password that the portals use to call the server, and the SHA-256 hash that the server \
            compares it with, including in portals with their own properties files. If the version doesn't support \
            these settings, nothing is edited, and portals are checked only if the server compares a hash.""",
        versions = AppliesTo.TOML
                + " A bare kernel has no portals. In Identity Server 5.9, the hash is in a template, which"
                + " hardening edits.",
        nist = "IA-5")
public final class ClientAppHash extends Control {

    private static final String PASSWORD = "identity.auth_framework.endpoint.app_password";
    private static final String HASH = "account_recovery.endpoint.auth.hash";
    private static final String CLIENTS = "client_apps.authentication";
    private static final String PORTALS = "dashboard";
    private static final Pattern LITERAL_HASH =
            Pattern.compile("(?<head><Application name=\"dashboard\" hash=\")[0-9a-f]{64}(?<tail>\")");
    private static final String PORTAL_CURE =
            "Set it to the password whose hash the server has: app.password in secrets.properties.";
    private static final String PORTAL_BY_HAND = "Set it to the password whose hash the server has.";
    private static final String CURE = "Set %s and %s.".formatted(PASSWORD, HASH);
    private static final String PASSWORD_BY_HAND =
            "Replace it with your own password, and set its SHA-256 where the server compares it.";
    private static final String HASH_BY_HAND =
            "Replace it with the SHA-256 of your own password, and set that password in the portals.";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        Secret password = hardening.appPassword();
        if (!isSettable(hardening.distribution(), hardening.keys())) {
            return;
        }
        boolean hasHash = replaceHash(hardening, hash(password));
        hardening.toml().set(PASSWORD, hardening.secrets().reference(SecretName.APP_PASSWORD, password));
        if (!hasHash) {
            hardening.toml().set(HASH, hash(password).reveal());
        }
        Portals.edit(hardening.distribution(), file -> {
            if (file.literal(PortalPassword.APP.property()).isPresent()) {
                PortalPassword.APP.replace(file, hardening, password);
            }
        });
    }

    /** Whether a build can set the portals' password and the server's hash. */
    private static boolean isSettable(Distribution distribution, ConfigurationKeys keys) throws IOException {
        return keys.knows(PASSWORD)
                && (keys.knows(HASH) || literal(distribution).isPresent());
    }

    /** Finds the hash in the template of Identity Server 5.9, where {@code deployment.toml} can't change it. */
    private static Optional<Matcher> literal(Distribution distribution) throws IOException {
        String template = distribution.exists(IdentityFeatures.TEMPLATE)
                ? new String(distribution.read(IdentityFeatures.TEMPLATE), StandardCharsets.ISO_8859_1)
                : "";
        return Optional.of(LITERAL_HASH.matcher(template)).filter(Matcher::find);
    }

    private static boolean replaceHash(HardeningContext hardening, Secret hash) throws IOException {
        var literal = literal(hardening.distribution());
        if (literal.isPresent()) {
            String edited = literal.get().replaceAll("${head}" + hash.reveal() + "${tail}");
            hardening.distribution().write(IdentityFeatures.TEMPLATE, edited.getBytes(StandardCharsets.ISO_8859_1));
        }
        return literal.isPresent();
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var compared = compared(inspection);
        if (compared.isPresent()) {
            inspectPortals(inspection, inspection.passwords().resolve(compared.get()), findings);
        } else {
            findings.notApplicable("the server doesn't check a password of portals");
        }
        for (Element client : clients(inspection)) {
            String name = client.getAttribute("name");
            var hash = inspection.passwords().resolve(client.getAttribute("hash"));
            if (!name.equals(PORTALS) && hash.filter(ClientAppHash::isPublished).isPresent()) {
                findings.add(
                        inspection.at(CLIENTS, ServerFiles.IDENTITY_XML),
                        "the server accepts the portals' publicly known password from the client %s.".formatted(name),
                        "Give the client its own password, and set its SHA-256.");
            }
        }
    }

    private static void inspectPortals(Inspection inspection, Optional<Secret> hash, Findings findings)
            throws IOException {
        var password = inspection.secret(PASSWORD);
        boolean isSettable = isSettable(inspection.distribution(), inspection.keys());
        if (password.filter(PublishedPasswords.OF_PORTALS::equals).isPresent()) {
            findings.add(
                    inspection.at(PASSWORD),
                    "the portals' password is publicly known.",
                    isSettable ? CURE : PASSWORD_BY_HAND);
        } else if (hash.filter(ClientAppHash::isPublished).isPresent()) {
            findings.add(
                    inspection.at(HASH, ServerFiles.IDENTITY_XML),
                    "the server accepts the portals' publicly known password.",
                    isSettable ? CURE : HASH_BY_HAND);
        } else if (password.isPresent() && hash.isPresent() && !hash.get().equals(hash(password.get()))) {
            findings.add(
                    inspection.at(HASH, ServerFiles.IDENTITY_XML),
                    "the hash isn't that of %s, so recovery and registration fail with 401.".formatted(PASSWORD),
                    "Set it to the SHA-256 of the password, in lower-case hexadecimal.");
        }
        for (PortalFile portal : Portals.of(inspection.distribution())) {
            inspect(portal, hash, isSettable ? PORTAL_CURE : PORTAL_BY_HAND, findings);
        }
        new Unseen(inspection, findings).secrets(List.of(PASSWORD, HASH));
    }

    private static void inspect(PortalFile portal, Optional<Secret> hash, String cure, Findings findings) {
        String property = PortalPassword.APP.property();
        var password = portal.literal(property).map(Secret::of);
        if (password.filter(PublishedPasswords.OF_PORTALS::equals).isPresent()) {
            findings.add(portal.at(property), "the portal's password is publicly known.", cure);
        } else if (password.isPresent() && hash.isPresent() && !hash.get().equals(hash(password.get()))) {
            findings.add(portal.at(property), "the portal has a password that the server doesn't accept.", cure);
        } else if (portal.reference(property).isPresent()) {
            findings.add(
                    Severity.INFO,
                    portal.at(property),
                    property
                            + " refers to a file that exists only on this server; a portal that is hosted elsewhere"
                            + " can't"
                            + " read it.",
                    "If the portal is hosted elsewhere, replace it there with app.password from secrets.properties.");
        }
    }

    /** Returns the hash that the server compares. A literal hash in the rendered file overrides the configuration. */
    private static Optional<String> compared(Inspection inspection) throws IOException {
        var portals = clients(inspection).stream()
                .filter(client -> client.getAttribute("name").equals(PORTALS))
                .findFirst();
        return portals.isPresent() ? portals.map(client -> client.getAttribute("hash")) : inspection.value(HASH);
    }

    /** Clients that may call the server's own services with a password: the portals and others. */
    private static List<Element> clients(Inspection inspection) throws IOException {
        return inspection.elements(ServerFiles.IDENTITY_XML, "//ClientAppAuthentication/Application");
    }

    /** Whether a hash is that of the publicly known password, in lower or upper case. */
    private static boolean isPublished(Secret hash) {
        return hash(PublishedPasswords.OF_PORTALS).reveal().equalsIgnoreCase(hash.reveal());
    }

    /** Hashes as the server does: SHA-256 of the UTF-8 bytes, in lower-case hexadecimal. */
    private static Secret hash(Secret password) {
        byte[] bytes = password.bytes();
        try {
            return Secret.of(Digests.sha256(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
