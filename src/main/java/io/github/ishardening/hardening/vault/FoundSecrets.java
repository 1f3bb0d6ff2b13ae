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

/** The entries of {@code [secrets]} that a distribution brings: in plain text, or encrypted by somebody. */
public final class FoundSecrets {

    private static final String TABLE = "secrets";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_]+");
    /** What WSO2's cipher tool takes for text that it has still to encrypt. */
    private static final Pattern CLEAR = Pattern.compile("\\[.*]", Pattern.DOTALL);

    /** What the server takes for encrypted. */
    private static final String UNKNOWN = "bm90IGtub3du";

    private FoundSecrets() {}

    /**
     * The configuration with something encrypted behind every reference to a secret in plain text or to none at all,
     * with which the server wouldn't boot: {@link #problems} and the like say so of all at once.
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
     * A problem for each that the server couldn't decrypt: of another key, or in plain text, where no secret belongs.
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
        // Edits may have moved the table, which has no lines then.
        var shipped = DeploymentSource.readAsItIs(hardening.distribution());
        return broken.stream()
                .map(alias -> problem(alias, text(toml, alias), position(alias, toml, shipped)))
                .toList();
    }

    private static Problem problem(String alias, String text, String position) {
        return CLEAR.matcher(text).matches()
                ? new Problem(
                        position,
                        "the secret %s is in plain text there.".formatted(alias),
                        "Specify its source in <secrets><secret>, and remove it: anyone with the distribution knows"
                                + " it.")
                : new Problem(
                        position,
                        "the secret %s isn't encrypted with the key that the server gets.".formatted(alias),
                        "Specify its source in <secrets><secret>, or remove it.");
    }

    private static String position(String alias, DeploymentToml toml, DeploymentToml shipped) {
        String key = DeploymentToml.key(TABLE, alias);
        return toml.line(key).isPresent() ? toml.position(key) : shipped.position(key);
    }

    private static String text(DeploymentToml toml, String alias) {
        return toml.string(DeploymentToml.key(TABLE, alias)).orElse("");
    }
}
