package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.SecretSetting;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Moves plain-text secrets from {@code deployment.toml} into the vault or, if configured, environment variables. */
@Guideline(
        id = "plain-secret",
        title = "Secrets in the configuration are encrypted",
        severity = Severity.ERROR,
        source = "Production guidelines, Passwords in config files",
        address = OfficialPages.PRODUCT_LEVEL + "#passwords-in-configuration-files",
        hardening = """
            Hardening encrypts every plain-text secret in `deployment.toml`, including in arrays of tables. The \
            following are treated as secrets: the values of keys that WSO2's configuration catalogue describes as a \
            password, secret, credential, token, or API, secret, access or private key, unless they are flags, \
            numbers, class names or addresses; the values of properties with such names; passwords in URLs and their \
            parameters; and private keys. If `<secrets><mode>` is `environment`, the server reads them from variables instead, except the \
            publicly known password of the embedded H2 database; with `plain`, they are kept. Before Identity Server \
            6.0, servers don't support variables in arrays of tables, so plain-text secrets there remain an error. \
            Plain-text secrets in your fragment are treated like those in the distribution. Secrets from variables are \
            reported at level info, because the server writes them in plain text into the files that it renders. A \
            secret that is part of a longer value, or is commented out, is only reported. Secrets in files that the \
            server reads unprocessed remain in plain text, which is reported at level info: the accounts of PayPal and \
            the cloud manager in `stratos.xml`, and that of the persistent notifier.""",
        nist = {"IA-5(7)", "SC-28(1)"})
public final class PlainSecret extends Control {

    private static final String REFER = "Refer to the vault: $secret{alias}.";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        SecretsMode mode = hardening.secrets().mode();
        if (mode == SecretsMode.PLAIN) {
            return;
        }
        var toml = hardening.toml();
        boolean inTables = VariablesInTables.areResolved(hardening.distribution());
        for (SecretSetting setting : SecretSetting.of(toml)) {
            boolean isClear = setting.isWhole() && setting.kind() == SecretSetting.Kind.CLEAR;
            boolean isResolved = setting.takesVariables(inTables) && !isPublished(toml, setting);
            boolean isTaken =
                    mode == SecretsMode.VAULT ? RawSecret.of(setting.key()).isEmpty() : isResolved;
            if (isClear && isTaken) {
                var secret = Secret.of(XmlReferences.resolve(setting.text()));
                String reference = hardening.secrets().reference(name(setting, hardening), secret);
                toml.setInside(setting.key(), setting.inside(), reference);
            }
        }
    }

    /**
     * Warns of the secrets in the user's fragment, which is usually in a repository, unless they can't be references
     * or are no secrets.
     *
     * @param toml the whole configuration with the fragment
     */
    public static void warn(DeploymentToml fragment, DeploymentToml toml, UserLog progress) {
        for (SecretSetting setting : SecretSetting.of(fragment)) {
            if (setting.kind() == SecretSetting.Kind.CLEAR
                    && setting.isWhole()
                    && RawSecret.of(setting.key()).isEmpty()
                    && !isPublished(toml, setting)) {
                progress.warn(("%s: %s is in plain text. Add it to <secrets><secret>, and refer to it as $secret{name};"
                                + " change it if this file was ever shared.")
                        .formatted(fragment.position(setting.key(), setting.inside()), setting.label()));
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean inTables = VariablesInTables.areResolved(inspection.distribution());
        for (SecretSetting setting : SecretSetting.of(inspection.toml())) {
            switch (setting.kind()) {
                case CLEAR -> inspectClear(setting, inspection, findings);
                case VARIABLE -> inspectVariable(setting, inTables, inspection, findings);
                case REFERENCE -> {
                    // as it should be
                }
            }
        }
        String text = new String(inspection.distribution().read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8);
        for (CommentedSecret secret : CommentedSecret.in(text)) {
            findings.addOfUser(
                    findings.severity(),
                    Location.of(ServerFiles.DEPLOYMENT_TOML, secret.line()),
                    "%s is in plain text in a comment.".formatted(secret.name()),
                    "Remove the line, and change the secret if it is in use anywhere.");
        }
    }

    private static void inspectClear(SecretSetting setting, Inspection inspection, Findings findings) {
        var raw = RawSecret.of(setting.key());
        if (raw.isPresent()) {
            findings.add(
                    Severity.INFO,
                    inspection.at(setting.key()),
                    ("%s is in plain text, because the server reads %s unprocessed and would use a reference to the"
                                    + " vault as the password.")
                            .formatted(setting.label(), raw.get().fileName()),
                    "Set it as $env{NAME}, or restrict access to the files on the server.");
            return;
        }
        var location = inspection.at(setting.key());
        if (!setting.isWhole()) {
            findings.addOfUser(
                    findings.severity(),
                    location,
                    "%s contains a secret in plain text.".formatted(setting.label()),
                    "Put the secret into a separate key that refers to the vault: $secret{alias}.");
            return;
        }
        String message = "%s is in plain text.".formatted(setting.label());
        Severity severity = isPublished(inspection.toml(), setting) ? Severity.INFO : findings.severity();
        findings.add(severity, location, message, REFER, true);
    }

    private static void inspectVariable(
            SecretSetting setting, boolean inTables, Inspection inspection, Findings findings) {
        if (setting.takesVariables(inTables)) {
            findings.add(
                    Severity.INFO,
                    inspection.at(setting.key()),
                    ("the server copies %s in plain text into the files that it renders, and into"
                                    + " .metadata/references.properties next to its templates.")
                            .formatted(setting.label()),
                    "Restrict access to these files on the server, or refer to the vault, which is more secure.");
        } else {
            findings.addOfUser(
                    findings.severity(),
                    inspection.at(setting.key()),
                    "%s is a variable inside an array, where this server uses its name as the secret."
                            .formatted(setting.label()),
                    REFER);
        }
    }

    /** Whether it is the embedded database's known password: no secret, and nobody should have to set it. */
    private static boolean isPublished(DeploymentToml toml, SecretSetting setting) {
        return setting.isValue()
                && setting.key().endsWith(".password")
                && setting.text().equals(PublishedPasswords.STOCK.reveal())
                && toml.string(setting.key().replaceFirst("password$", "url"))
                        .filter(url -> url.startsWith("jdbc:h2:"))
                        .isPresent();
    }

    /** Returns a name made of the key and array indexes from 1; if that is taken, with a number appended. */
    private static SecretName name(SecretSetting setting, HardeningContext hardening) {
        String plain = Stream.concat(
                        Stream.of(setting.key()),
                        setting.inside().stream().map(step -> step instanceof Integer index ? index + 1 : step))
                .map(Object::toString)
                .collect(Collectors.joining("_"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\"]", "")
                .replaceAll("[^a-z0-9]+", "_");
        return IntStream.iterate(1, count -> count + 1)
                .mapToObj(count -> SecretName.of(count == 1 ? plain : plain + "_" + count))
                .filter(name -> !hardening.secrets().vaultEntries().containsKey(name.alias())
                        && !hardening.toml().secretReferences().containsKey(name.alias())
                        && !hardening.toml().environmentReferences().containsKey(name.environmentVariable()))
                .findFirst()
                .orElseThrow();
    }
}
