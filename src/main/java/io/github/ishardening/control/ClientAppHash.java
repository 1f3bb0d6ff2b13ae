package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The portals call the server with a password of their own, and the server knows its hash. */
final class ClientAppHash implements Control {

    private static final Rule RULE = new Rule(
            "client-app-hash",
            "The portals have a password of their own",
            Severity.ERROR,
            "Production guidelines, Configuring client authentication",
            """
            Hardening sets the password with which the portals call the server, and the SHA-256 of it that the \
            server compares. Portals that bring properties of their own get it there too.""",
            Versions.TOML
                    + " A bare kernel has no portals. In Identity Server 5.9 the hash stands in a template,"
                    + " which is edited.");
    private static final String PASSWORD = "identity.auth_framework.endpoint.app_password";
    private static final String HASH = "account_recovery.endpoint.auth.hash";
    private static final String CLIENTS = "client_apps.authentication";
    private static final String PORTALS = "dashboard";
    private static final Secret PUBLISHED = Secret.of("dashboard");
    private static final String IDENTITY_XML = "repository/conf/identity/identity.xml";
    private static final Pattern LITERAL_HASH =
            Pattern.compile("(?<head><Application name=\"dashboard\" hash=\")[0-9a-f]{64}(?<tail>\")");
    private static final String PORTAL_CURE =
            "Give it the one whose hash the server has: app.password of secrets.properties.";
    private static final String CURE = "Set %s and %s.".formatted(PASSWORD, HASH);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) throws IOException {
        Secret password = hardening.appPassword();
        if (!hardening.keys().knows(PASSWORD)) {
            return;
        }
        boolean hasHash = replaceHash(hardening, hash(password));
        if (!hasHash && !hardening.keys().knows(HASH)) {
            return;
        }
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

    /** In Identity Server 5.9 the hash stands in a template, and {@code deployment.toml} can't change it. */
    private static boolean replaceHash(Hardening hardening, Secret hash) throws IOException {
        var distribution = hardening.distribution();
        if (!distribution.exists(IdentityFeatures.TEMPLATE)) {
            return false;
        }
        var template = new String(distribution.read(IdentityFeatures.TEMPLATE), StandardCharsets.ISO_8859_1);
        String edited = LITERAL_HASH.matcher(template).replaceAll("${head}" + hash.reveal() + "${tail}");
        distribution.write(IdentityFeatures.TEMPLATE, edited.getBytes(StandardCharsets.ISO_8859_1));
        return LITERAL_HASH.matcher(template).find();
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var password = resolved(inspection, PASSWORD);
        var hash = hash(inspection);
        if (password.filter(PUBLISHED::equals).isPresent()) {
            findings.add(inspection.at(PASSWORD), "the portals have the published password.", CURE);
        } else if (hash.filter(ClientAppHash::isPublished).isPresent()) {
            findings.add(
                    inspection.at(HASH, IDENTITY_XML), "the server takes the published password of the portals.", CURE);
        } else if (password.isPresent() && hash.isPresent() && !hash.get().equals(hash(password.get()))) {
            findings.add(
                    inspection.at(HASH, IDENTITY_XML),
                    "the hash isn't that of %s, so recovery and registration end in 401.".formatted(PASSWORD),
                    "Set it to the SHA-256 of the password, in lower-case hexadecimal.");
        }
        for (Element client : clients(inspection)) {
            String name = client.getAttribute("name");
            if (!name.equals(PORTALS)
                    && resolved(inspection, client)
                            .filter(ClientAppHash::isPublished)
                            .isPresent()) {
                findings.add(
                        inspection.at(CLIENTS, IDENTITY_XML),
                        "the server takes the published password of the portals from the client %s.".formatted(name),
                        "Give the client a password of its own, and name the SHA-256 of that.");
            }
        }
        for (PortalFile portal : Portals.of(inspection.distribution())) {
            inspect(portal, hash, findings);
        }
        new Unseen(inspection, findings).secrets(List.of(PASSWORD, HASH));
        if (password.isEmpty() && hash.isEmpty()) {
            findings.notApplicable("there are no portals");
        }
    }

    private static void inspect(PortalFile portal, Optional<Secret> hash, Findings findings) {
        String property = PortalPassword.APP.property();
        var password = portal.literal(property).map(Secret::of);
        if (password.filter(PUBLISHED::equals).isPresent()) {
            findings.add(portal.at(property), "the portal has the published password.", PORTAL_CURE);
        } else if (password.isPresent() && hash.isPresent() && !hash.get().equals(hash(password.get()))) {
            findings.add(portal.at(property), "the portal has a password that the server doesn't take.", PORTAL_CURE);
        } else if (portal.reference(property).isPresent()) {
            findings.add(
                    Severity.INFO,
                    portal.at(property),
                    "%s refers to what only a portal inside of this server finds.".formatted(property),
                    "Where the portal is hosted elsewhere, put app.password of secrets.properties in its place there.");
        }
    }

    /** What the server takes: in its file as it will be made, where a literal one wins over the configuration. */
    private static Optional<Secret> hash(Inspection inspection) throws IOException {
        var portals = clients(inspection).stream()
                .filter(client -> client.getAttribute("name").equals(PORTALS))
                .findFirst();
        return portals.isPresent() ? resolved(inspection, portals.get()) : resolved(inspection, HASH);
    }

    /** Who may call the server's own services with a password: the portals and others. */
    private static List<Element> clients(Inspection inspection) throws IOException {
        return inspection
                .xml(IDENTITY_XML)
                .map(xml -> xml.elements("//ClientAppAuthentication/Application"))
                .orElseGet(List::of);
    }

    private static Optional<Secret> resolved(Inspection inspection, Element client) throws IOException {
        return inspection.passwords().resolve(client.getAttribute("hash"));
    }

    /** Whether a hash is that of the published password, in lower or upper case. */
    private static boolean isPublished(Secret hash) {
        return hash(PUBLISHED).reveal().equalsIgnoreCase(hash.reveal());
    }

    private static Optional<Secret> resolved(Inspection inspection, String key) throws IOException {
        return inspection.value(key).isPresent()
                ? inspection.passwords().resolve(inspection.value(key).get())
                : Optional.empty();
    }

    /** As the server does: SHA-256 of the UTF-8 bytes, in lower-case hexadecimal. */
    private static Secret hash(Secret password) {
        byte[] bytes = password.bytes();
        try {
            return Secret.of(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new ProviderException("The JDK has no SHA-256", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
