package io.github.ishardening.hardening.vault;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.secret.SecureVault;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** The entries of {@code [secrets]} in a distribution before hardening: in plain text, or already encrypted. */
public final class FoundSecrets {

    private static final String TABLE = "secrets";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_]+");
    /** Values that WSO2's cipher tool considers not yet encrypted. */
    private static final Pattern CLEAR = Pattern.compile("\\[.*]", Pattern.DOTALL);

    /** A placeholder that the server considers encrypted. */
    private static final String UNKNOWN = "bm90IGtub3du";

    private FoundSecrets() {}

    /**
     * The configuration with a placeholder for each referenced secret that is undefined or in plain text, as such a
     * reference would keep the server from booting; {@link #problems} and other checks later report all of them at
     * once.
     */
    public static byte[] bootable(DeploymentToml toml) {
        var missing = toml.secretReferences().keySet().stream()
                .filter(ALIAS.asMatchPredicate())
                .filter(alias -> toml.string(DeploymentToml.key(TABLE, alias))
                        .filter(CLEAR.asMatchPredicate().negate())
                        .isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return toml.bytes();
        }
        var copy = DeploymentToml.parse(toml.bytes(), ServerFiles.DEPLOYMENT_TOML);
        missing.forEach(alias -> copy.setSecret(alias, UNKNOWN));
        return copy.bytes();
    }

    /**
     * Returns a problem for each entry that the server couldn't decrypt: encrypted with another key, or in plain text.
     */
    static List<Problem> problems(HardeningContext hardening, SecureVault vault) throws IOException {
        var toml = hardening.toml();
        var broken = toml.names(TABLE).stream()
                .filter(alias -> !hardening.secrets().vaultEntries().containsKey(alias))
                .filter(alias -> vault.decrypt(text(toml, alias)).isEmpty())
                .toList();
        if (broken.isEmpty()) {
            return List.of();
        }
        // If edits have moved the table, it has no lines.
        var shipped = DeploymentSource.readAsItIs(hardening.distribution());
        return broken.stream()
                .map(alias -> problem(alias, text(toml, alias), position(alias, toml, shipped)))
                .toList();
    }

    private static Problem problem(String alias, String text, String position) {
        return CLEAR.matcher(text).matches()
                ? new Problem(
                        position,
                        "the secret %s is in plain text.".formatted(alias),
                        "Specify its source in <secrets><secret>, and remove it from this file: anyone with the distribution knows"
                                + " it.")
                : new Problem(
                        position,
                        "the secret %s isn't encrypted with the hardened server's key.".formatted(alias),
                        "Specify its source in <secrets><secret>, or remove it from this file.");
    }

    private static String position(String alias, DeploymentToml toml, DeploymentToml shipped) {
        String key = DeploymentToml.key(TABLE, alias);
        return toml.line(key).isPresent() ? toml.position(key) : shipped.position(key);
    }

    private static String text(DeploymentToml toml, String alias) {
        return toml.string(DeploymentToml.key(TABLE, alias)).orElse("");
    }
}
