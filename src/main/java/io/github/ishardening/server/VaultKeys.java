package io.github.ishardening.server;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.secret.VaultKey;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Determines whether a server's vault supports a secret key, or only RSA. */
public final class VaultKeys {

    private static final String VAULT = "repository/components/plugins/org.wso2.securevault_";
    private static final Pattern VAULT_JAR =
            Pattern.compile(Pattern.quote(VAULT) + "([0-9]++(?:\\.[0-9]++)*+)[^/]*\\.jar");
    private static final String CIPHER_TOOL = "lib/org.wso2.ciphertool-";
    private static final Pattern CIPHER_TOOL_JAR = Pattern.compile(Pattern.quote(CIPHER_TOOL) + "(.+)\\.jar");
    /** The version in Identity Server 7.1. */
    private static final Version FIRST_VAULT = Version.parse("1.1.10");

    private static final Version FIRST_TOOL = Version.parse("1.1.26");
    /** The first whose guidelines recommend a secret key. */
    private static final Version FIRST_SERVER = Version.parse("7.1.0");

    private VaultKeys() {}

    /** The kind of key that the guidelines recommend: a secret key since Identity Server 7.1. */
    public static VaultKey ofNew(Distribution distribution) throws IOException {
        var product = distribution.product();
        boolean asked = product.isIdentityServer() && product.version().compareTo(FIRST_SERVER) >= 0;
        return asked && canBeSecret(distribution) ? VaultKey.AES : VaultKey.RSA;
    }

    /** Whether a secret key can open the vault. */
    public static boolean canBeSecret(Distribution distribution) throws IOException {
        boolean vaultKnows = distribution.paths(VAULT).stream()
                .map(VAULT_JAR::matcher)
                .filter(jar -> jar.matches())
                .anyMatch(jar -> isAtLeast(FIRST_VAULT, jar.group(1)));
        return vaultKnows
                && cipherTool(distribution)
                        .filter(version -> !isAtLeast(FIRST_TOOL, version))
                        .isEmpty();
    }

    /** The version of the server's cipher tool, if it has one. */
    public static Optional<String> cipherTool(Distribution distribution) throws IOException {
        return distribution.paths(CIPHER_TOOL).stream()
                .map(CIPHER_TOOL_JAR::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static boolean isAtLeast(Version first, String version) {
        try {
            return Version.parse(version).compareTo(first) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
