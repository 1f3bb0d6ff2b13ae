package io.github.ishardening.hardening.vault;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells servers whose vault may open with a secret key from those that only know RSA. */
final class SymmetricVaults {

    private static final String VAULT = "repository/components/plugins/org.wso2.securevault_";
    private static final Pattern VAULT_JAR = Pattern.compile(Pattern.quote(VAULT) + "([0-9.]+)[^/]*\\.jar");
    /** Identity Server 7.1's. */
    private static final Version FIRST_VAULT = Version.parse("1.1.10");

    private static final Version FIRST_TOOL = Version.parse("1.1.26");

    private SymmetricVaults() {}

    /**
     * Refuses a server that doesn't know them.
     *
     * @param cipherTool the version of its cipher tool, if it has one
     */
    static void require(Distribution distribution, Optional<String> cipherTool) throws IOException {
        boolean vaultKnows = distribution.paths(VAULT).stream()
                .map(VAULT_JAR::matcher)
                .filter(jar -> jar.matches())
                .anyMatch(jar -> isAtLeast(FIRST_VAULT, jar.group(1)));
        boolean toolKnows =
                cipherTool.filter(version -> !isAtLeast(FIRST_TOOL, version)).isEmpty();
        if (!vaultKnows || !toolKnows) {
            throw new ProblemException(
                    "<secrets><vaultKey>",
                    "the vault of %s opens with RSA keys only.".formatted(distribution.product()),
                    "Leave it out, or take Identity Server 7.1 or later.");
        }
    }

    private static boolean isAtLeast(Version first, String version) {
        try {
            return Version.parse(version).compareTo(first) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
