package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.content.Leftover;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports password files in the distribution, and private keys other than the server's own. */
@Guideline(
        id = "leftover-secret",
        title = "The distribution contains no stray secrets",
        severity = Severity.ERROR,
        source = "Encrypt passwords with cipher tool",
        address = OfficialPages.CIPHER_TOOL,
        reportsOnly = true,
        hardening = """
            Remove what the audit finds. It reads every file, including Java classes, and `audit` also reads archives. \
            It looks for the known secrets, in plain text and as Base64, with or without line breaks; for private keys \
            in PEM and DER, both also as Base64, and in JWK, OpenSSH and PuTTY format; and for passwords in copies of \
            `deployment.toml` under any name. In `output-event-adapters.xml`, `identity-event.properties` and their \
            templates, it looks for passwords of mail and message servers, unless they come from `deployment.toml`. \
            Secrets with fewer than 8 characters, or with fewer than 16 if all are lowercase letters, can't be \
            distinguished from other text. The audit also reports password files, `secrets.properties`, and stores \
            with the key of a certificate authority; an authority that is only the server's own self-signed \
            certificate is a warning. Hardening adds none of these to the result.""",
        needsConfiguration = false,
        nist = "IA-5(7)")
public final class LeftoverSecret extends Control {

    private static final Pattern PASSWORD_FILE = Pattern.compile("password(-tmp|-persist)?(\\.txt)?");
    private static final Set<String> SECRETS_FILES = Set.of("secrets.properties", "jmxremote.password");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var distribution = inspection.distribution();
        for (String path : distribution.paths()) {
            if (isPasswordFile(path)) {
                findings.add(
                        path,
                        "this file contains passwords in plain text.",
                        "Remove it from the distribution, and store it only on the server.");
            }
        }
        var leftovers = inspection.contents().leftovers();
        var locations = leftovers.stream().map(Leftover::location).toList();
        var others = NotificationFiles.leftovers(distribution).stream()
                .filter(other -> !locations.contains(other.location()));
        for (Leftover leftover : (Iterable<Leftover>) Stream.concat(leftovers.stream(), others)::iterator) {
            if (!isPasswordFile(leftover.location().path())) {
                findings.add(leftover.severity(), leftover.location(), leftover.message(), leftover.cure());
            }
        }
        for (var found : inspection.contents().found()) {
            if (found.holdsAuthority() && isOrdinary(inspection, found.path())) {
                findings.add(
                        Severity.WARNING,
                        found.path(),
                        "the server's own certificate contains CA:TRUE, as certificates made with openssl req -x509"
                                + " do: its key can issue certificates, and everyone who trusts it trusts those too.",
                        "Reissue it with the same key, in the store that you provide: keytool -selfcert -ext"
                                + " bc=ca:false -validity 825 -alias <alias> -keystore <store>.");
            } else if (found.holdsAuthority()) {
                findings.add(
                        found.path(),
                        "this store contains the private key of a certificate authority.",
                        "Remove it: its key can issue certificates that all your servers trust.");
            }
        }
        new Unseen(inspection, findings).foundStores();
        inspection
                .soughtSecrets()
                .unsought()
                .forEach(name ->
                        findings.notApplicable("the secret %s can't be distinguished from other text".formatted(name)));
    }

    /** Whether the authorities in a store are only self-signed certificates that the server itself uses. */
    private static boolean isOrdinary(Inspection inspection, String path) throws IOException {
        if (inspection.fault().isPresent()) {
            return false;
        }
        var stores = inspection.stores();
        var inUse = stores.uses().keystores().stream()
                .filter(use -> use.path().equals(path))
                .flatMap(use -> use.alias().stream())
                .toList();
        return !inUse.isEmpty()
                && stores.file(path).stream()
                        .flatMap(store -> store.chains().entrySet().stream())
                        .filter(key -> key.getValue().get(0).getBasicConstraints() >= 0)
                        .allMatch(key -> inUse.stream().anyMatch(key.getKey()::equalsIgnoreCase)
                                && key.getValue().size() == 1
                                && !Usages.of(key.getValue().get(0)).names().contains("keyCertSign"));
    }

    private static boolean isPasswordFile(String path) {
        return PASSWORD_FILE.matcher(path).matches()
                || SECRETS_FILES.contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
