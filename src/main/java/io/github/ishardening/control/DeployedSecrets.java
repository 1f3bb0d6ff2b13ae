package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Event publishers and user stores hold secrets of their own, which a server encrypts when it has read them. */
final class DeployedSecrets implements Control {

    private static final Rule RULE = new Rule(
            "deployed-secrets",
            "Event publishers and user stores hold no secret that everybody can read",
            Severity.ERROR,
            "Symmetric encryption",
            """
            Reported only: the server encrypts these secrets in their files at its first start. In a tree that has been \\
            started once they are encrypted with the key that it had then: a published one is an error, and so is one \\
            that the server doesn't have, because it can't decrypt them any more. Where `<existing>` is true, a published \\
            key is a warning. A published password in clear is a warning: it is an account at another server. Looked \\
            into are `eventpublishers`, `eventreceivers` and `userstores` of the server and of its tenants.""",
            Versions.TOML);
    private static final List<String> ROOTS = List.of("repository/deployment/server/", "repository/tenants/");
    private static final Pattern ARTIFACT = Pattern.compile(
            "repository/(?:deployment/server|tenants/[^/]+)/(?:event(?:publisher|receiver)s|userstores)/"
                    + "[^/]+\\.xml");
    private static final Set<String> PUBLISHED = Set.of("admin", "admin123", "wso2carbon", "password", "changeit");
    private static final String CURE =
            "Put the secret itself there, with encrypted=\"false\": the server encrypts it with its own key at its next"
                    + " start. Or take the file from the distribution as it was shipped.";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var keys = ownKeys(inspection);
        boolean isSeen = false;
        for (String root : ROOTS) {
            for (String path : inspection.distribution().paths(root)) {
                if (ARTIFACT.matcher(path).matches()) {
                    for (Element property : properties(inspection, path)) {
                        isSeen = true;
                        inspect(new Property(path, property), keys, inspection, findings);
                    }
                }
            }
        }
        if (!isSeen) {
            findings.notApplicable("there is no event publisher and no user store with a secret");
        }
    }

    private static List<Element> properties(Inspection inspection, String path) throws IOException {
        var properties = new ArrayList<Element>();
        var xml = inspection.xml(path);
        if (xml.isPresent()) {
            properties.addAll(xml.get().elements("//property"));
            properties.addAll(xml.get().elements("//Property"));
            properties.removeIf(property -> !new Property(path, property).isSecret());
        }
        return properties;
    }

    private static void inspect(Property property, List<Secret> keys, Inspection inspection, Findings findings)
            throws IOException {
        if (!property.isEncrypted()) {
            if (PUBLISHED.contains(property.text())) {
                findings.add(
                        Severity.WARNING,
                        property.location(inspection),
                        "%s is a password that everybody knows.".formatted(property.name()),
                        "Change it at that server, then put it here: the server encrypts it at its next start.");
            }
            return;
        }
        var ciphertext = StoredCiphertext.of(property.text());
        if (ciphertext.isEmpty()) {
            findings.notApplicable("%s holds what isn't encrypted with an [encryption] key".formatted(property.path()));
            return;
        }
        Optional<String> origin = PublishedEncryptionKeys.all()
                .filter(ciphertext.get()::opensWith)
                .findFirst()
                .flatMap(PublishedEncryptionKeys::origin);
        if (origin.isPresent()) {
            findings.add(
                    inspection.existing() ? Severity.WARNING : RULE.severity(),
                    property.location(inspection),
                    "%s is encrypted with the published key that %s.".formatted(property.name(), origin.get()),
                    CURE);
        } else if (keys.isEmpty()) {
            findings.notApplicable("what stands for encryption.key isn't known here");
        } else if (keys.stream().noneMatch(ciphertext.get()::opensWith)) {
            findings.add(
                    property.location(inspection),
                    "%s is encrypted with a key that the server doesn't have, so that it can't use it."
                            .formatted(property.name()),
                    CURE);
        }
    }

    /** What the server decrypts with, as far as it is known; none unless its present key is. */
    private static List<Secret> ownKeys(Inspection inspection) throws IOException {
        var keys = new ArrayList<Secret>();
        for (String key : List.of(DefaultEncryptionKey.KEY, DefaultEncryptionKey.OLD_KEY)) {
            var value = inspection.value(key);
            var secret = value.isPresent() ? inspection.passwords().resolve(value.get()) : Optional.<Secret>empty();
            if (value.isPresent() && secret.isEmpty()) {
                return List.of();
            }
            secret.ifPresent(keys::add);
        }
        return keys;
    }

    /** A property of a publisher or a user store. */
    private record Property(String path, Element element) {

        String name() {
            return element.getAttribute("name");
        }

        String text() {
            return element.getTextContent().strip();
        }

        boolean isEncrypted() {
            return Boolean.parseBoolean(element.getAttribute("encrypted"));
        }

        boolean isSecret() {
            return isEncrypted() || name().toLowerCase(Locale.ROOT).contains("password");
        }

        Location location(Inspection inspection) throws IOException {
            String content = new String(inspection.file(path).orElseThrow(), StandardCharsets.UTF_8);
            var place = Pattern.compile("\\bname\\s*+=\\s*+[\"']%s[\"'][^<>]*+>\\s*+%s"
                            .formatted(Pattern.quote(name()), Pattern.quote(text())))
                    .matcher(content);
            return place.find()
                    ? Location.of(
                            path,
                            1
                                    + (int) content.substring(0, place.end())
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count())
                    : Location.of(path);
        }

        /** Without the text. */
        @Override
        public String toString() {
            return name() + " at " + path;
        }
    }
}
