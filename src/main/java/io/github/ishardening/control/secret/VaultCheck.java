package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.inspection.store.OpenedVault;
import io.github.ishardening.inspection.store.VaultConf;
import io.github.ishardening.secret.SecretConf;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens the vault as the server will, step by step, and reports where that fails. */
record VaultCheck(Inspection inspection, Findings findings) {

    private static final String SECRETS = "secrets";
    private static final Location CONF = Location.of(SecretConf.PATH);

    void run() throws IOException {
        var conf = VaultConf.read(inspection.distribution()).filter(VaultConf::isEnabled);
        if (conf.isEmpty()) {
            findings.addOfUser(
                    findings.severity(),
                    CONF,
                    "deployment.toml refers to the vault, which isn't turned on here.",
                    "Harden it again, or run the cipher tool with -Dconfigure on the server.");
            return;
        }
        checkLocation(conf.get());
        checkOrder();
        if (conf.get().isSymmetric() && inspection.passwords().vault().isEmpty()) {
            findings.add(
                    Severity.INFO,
                    CONF,
                    "the vault uses an AES key that isn't available here, so its secrets weren't checked.",
                    "Audit it where the keys directory is available.");
        } else {
            checkEntries();
        }
    }

    private void checkLocation(VaultConf conf) throws IOException {
        String location = conf.location();
        if (location.startsWith("/") || location.matches("[A-Za-z]:.*") || location.contains("$")) {
            findings.add(
                    CONF,
                    "keystore.identity.location is %s, which works on one machine only.".formatted(location),
                    "Make it relative to the server's folder.");
            return;
        }
        if (!inspection.stores().exists(location)) {
            findings.add(
                    CONF,
                    "keystore.identity.location is %s, which doesn't exist.".formatted(location),
                    "Set it to the internal keystore.");
            return;
        }
        Optional<KeystoreReference> internal = inspection.stores().uses().keystore("internal");
        boolean agrees = internal.filter(use -> use.path().equals(location)
                        && use.type().equalsIgnoreCase(conf.type())
                        && use.alias().orElse("").equalsIgnoreCase(conf.alias()))
                .isPresent();
        if (!agrees) {
            findings.add(
                    CONF,
                    "refers to a different keystore, type or alias than [keystore.internal].",
                    "Set those of [keystore.internal]: the cipher tool encrypts with its key.");
        }
    }

    /** Cipher tools up to 1.1.x treat every line after the header as a secret, and empty the file if one isn't. */
    private void checkOrder() {
        OptionalInt secrets = inspection.toml().line(SECRETS);
        boolean last = secrets.isEmpty()
                || inspection.toml().keys().stream()
                        .filter(key -> !key.startsWith(SECRETS + "."))
                        .map(inspection.toml()::line)
                        .noneMatch(line -> line.isPresent() && line.getAsInt() > secrets.getAsInt());
        if (!last) {
            findings.add(
                    Severity.WARNING,
                    inspection.at(SECRETS),
                    "[secrets] isn't the last table, and WSO2's cipher tool deletes everything after it.",
                    "Move it to the end.");
        }
    }

    private void checkEntries() throws IOException {
        Optional<OpenedVault> vault = inspection.passwords().vault();
        if (vault.isEmpty()) {
            findings.notApplicable(
                    "the internal keystore can't be opened in this build, so the secrets weren't decrypted");
        }
        OptionalInt length = ciphertextLength();
        for (String alias : inspection.toml().names(SECRETS)) {
            String key = DeploymentToml.key(SECRETS, alias);
            boolean fits = length.isEmpty()
                    || isCiphertext(inspection.toml().string(key).orElse(""), length.getAsInt());
            if (!fits || (vault.isPresent() && vault.get().secret(alias).isEmpty())) {
                findings.addOfUser(
                        findings.severity(),
                        inspection.at(key),
                        "the secret %s isn't encrypted with the key of the internal keystore.".formatted(alias),
                        "Harden again with the keys directory available; specify the source of your own secrets in"
                                + " <secrets><secret>.");
            }
        }
    }

    /** The length of a ciphertext in bytes, if the certificate of an RSA key can be read. */
    private OptionalInt ciphertextLength() throws IOException {
        var stores = inspection.stores();
        return stores.uses().keystore("internal").stream()
                .flatMap(use -> stores.chain(use).stream().limit(1))
                .map(X509Certificate::getPublicKey)
                .filter(RSAPublicKey.class::isInstance)
                .mapToInt(key -> (((RSAPublicKey) key).getModulus().bitLength() + 7) / 8)
                .findFirst();
    }

    private static boolean isCiphertext(String text, int length) {
        try {
            return Base64.getDecoder().decode(text).length == length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
