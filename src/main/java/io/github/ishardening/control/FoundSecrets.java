package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretReferences;
import io.github.ishardening.secret.SecureVault;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** The entries of {@code [secrets]} that a distribution brings: in clear, or encrypted by somebody. */
final class FoundSecrets {

    private static final String TABLE = "secrets";
    /** What WSO2's cipher tool takes for text that it has still to encrypt. */
    private static final Pattern CLEAR = Pattern.compile("\\[(.+)]", Pattern.DOTALL);

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_]+");

    private FoundSecrets() {}

    /**
     * Encrypts what stands there in clear.
     *
     * @throws ProblemException naming every alias whose secret the server couldn't decrypt
     */
    static void takeIn(DeploymentToml toml, SecureVault vault, SecretReferences references) {
        var problems = new ArrayList<Problem>();
        for (String alias : toml.names(TABLE)) {
            if (!references.vaultEntries().containsKey(alias)) {
                String value = toml.string(DeploymentToml.key(TABLE, alias)).orElse("");
                var clear = CLEAR.matcher(value);
                if (clear.matches() && !ALIAS.matcher(alias).matches()) {
                    problems.add(new Problem(
                            toml.position(DeploymentToml.key(TABLE, alias)),
                            "the secret %s can't be encrypted under this alias.".formatted(alias),
                            "Call it by a-z, 0-9 and _ here and where it is referred to."));
                } else if (clear.matches()) {
                    references.reference(SecretName.of(alias), Secret.of(clear.group(1)));
                    toml.setSecret(alias, references.vaultEntries().get(alias));
                } else if (vault.decrypt(value).isEmpty()) {
                    problems.add(new Problem(
                            toml.position(DeploymentToml.key(TABLE, alias)),
                            "the secret %s is encrypted with another key than the one that the server gets."
                                    .formatted(alias),
                            "Name where it is in <secrets><secret>, or take it out."));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
