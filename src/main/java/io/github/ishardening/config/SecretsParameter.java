package io.github.ishardening.config;

import io.github.ishardening.secret.SecretsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code <secrets>}: how secrets get into the server. */
public class SecretsParameter {

    /**
     * {@code vault} (default): encrypted in deployment.toml; {@code environment}: from variables of the server's
     * environment; {@code plain}: in clear, for tests.
     */
    private String mode = "vault";

    /**
     * Where {@code [encryption] key} is, for a server that already has data; generated and kept where no source is named.
     */
    private PasswordParameter encryptionKey = new PasswordParameter();

    private final List<NamedSecretParameter> secrets = new ArrayList<>();

    /** Called by Maven for every {@code <secret>}: one that the fragment refers to as {@code $secret{name}}. */
    public void addSecret(NamedSecretParameter secret) {
        secrets.add(secret);
    }

    SecretsMode mode() {
        String word = Choice.of("<secrets><mode>", mode, "vault", "environment", "plain");
        return SecretsMode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    PasswordParameter encryptionKey() {
        return encryptionKey;
    }

    List<NamedSecretParameter> secrets() {
        return secrets;
    }
}
