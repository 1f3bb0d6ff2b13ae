package io.github.ishardening.control;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The portals call the server with a password of their own, and the server knows its hash. */
final class ClientAppHash implements Control {

    private static final Rule RULE = new Rule(
            "client-app-hash",
            "The portals have a password of their own",
            Severity.ERROR,
            "Production guidelines, Configuring client authentication");
    private static final String PASSWORD = "identity.auth_framework.endpoint.app_password";
    private static final String HASH = "account_recovery.endpoint.auth.hash";
    private static final Secret PUBLISHED = Secret.of("dashboard");
    private static final String CURE = "Set %s and %s.".formatted(PASSWORD, HASH);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        if (hardening.keys().knows(PASSWORD) && hardening.keys().knows(HASH)) {
            Secret password = hardening.appPassword();
            hardening.toml().set(PASSWORD, hardening.secrets().reference(SecretName.APP_PASSWORD, password));
            hardening.toml().set(HASH, hash(password).reveal());
        }
    }

    @Override
    public List<Finding> inspect(Inspection inspection) throws IOException {
        var findings = new Findings(RULE);
        var password = resolved(inspection, PASSWORD);
        var hash = resolved(inspection, HASH);
        if (password.filter(PUBLISHED::equals).isPresent()) {
            findings.add(inspection.at(PASSWORD), "the portals have the published password.", CURE);
        } else if (hash.filter(hash(PUBLISHED)::equals).isPresent()) {
            findings.add(inspection.at(HASH), "the server takes the published password of the portals.", CURE);
        } else if (password.isPresent() && hash.isPresent() && !hash.get().equals(hash(password.get()))) {
            findings.add(
                    inspection.at(HASH),
                    "the hash isn't that of %s, so recovery and registration end in 401.".formatted(PASSWORD),
                    "Set it to the SHA-256 of the password, in lower-case hexadecimal.");
        }
        return findings.all();
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
