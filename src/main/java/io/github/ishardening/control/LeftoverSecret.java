package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/** No password file and no private key that isn't the server's own is left in the distribution. */
final class LeftoverSecret implements Control {

    private static final Rule RULE = new Rule(
            "leftover-secret",
            "No secret is left lying about",
            Severity.ERROR,
            "Encrypt passwords with cipher tool",
            """
            Reported only: take out what it names. Every file is read, by `audit` in archives too: for the secrets at \
            hand, in clear and as Base64, for private keys in PEM, DER and the formats of OpenSSH and PuTTY, and for \
            passwords in copies of `deployment.toml` under any name. Java classes aren't read. Secrets of fewer than 8 \
            characters, or of small letters only and fewer than 16, can't be told from other text. It names password \
            files, `secrets.properties`, and stores with the key of a certificate authority besides. Hardening puts \
            nothing of the kind into the result.""",
            Versions.ALL);
    private static final Pattern PASSWORD_FILE = Pattern.compile("password(-tmp|-persist)?(\\.txt)?");
    private static final Set<String> SECRETS_FILES = Set.of("secrets.properties", "jmxremote.password");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public boolean needsConfiguration() {
        return false;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var distribution = inspection.distribution();
        for (String path : distribution.paths()) {
            if (isPasswordFile(path)) {
                findings.add(
                        Location.of(path),
                        "this file holds passwords in clear.",
                        "Take it out, and put it where the server runs only.");
            }
        }
        for (Leftover leftover : inspection.contents().leftovers()) {
            if (!isPasswordFile(leftover.location().path())) {
                findings.add(leftover.severity(), leftover.location(), leftover.message(), leftover.cure());
            }
        }
        for (var found : inspection.contents().found()) {
            if (found.holdsAuthority()) {
                findings.add(
                        Location.of(found.path()),
                        "this store holds the private key of a certificate authority.",
                        "Take it out: whoever reads it can make certificates that all your servers trust.");
            }
        }
        new Unseen(inspection, findings).foundStores();
        inspection
                .soughtSecrets()
                .unsought()
                .forEach(name -> findings.notApplicable("the secret %s can't be told from other text".formatted(name)));
    }

    private static boolean isPasswordFile(String path) {
        return PASSWORD_FILE.matcher(path).matches()
                || SECRETS_FILES.contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
