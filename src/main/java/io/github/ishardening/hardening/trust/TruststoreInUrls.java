package io.github.ishardening.hardening.trust;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.SecretSetting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Addresses of databases that name the server's truststore, and its password beside it. */
public final class TruststoreInUrls {

    /**
     * As drivers call it: {@code trustStorePassword}, {@code trustCertificateKeyStorePassword}. In braces, as that of SQL
     * Server takes it, it may hold what else ends it.
     */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)trust\\w{0,40}password=(?:\\{([^}]{0,200}+)}|([^&;,\\s)\"'?]*+))");

    private TruststoreInUrls() {}

    /**
     * Sees that each brings the password that the truststore has now; variables and references are the user's own concern.
     *
     * @throws ProblemException if one brings another: the driver wouldn't open the truststore any more
     */
    public static void requirePassword(StagedKeystore truststore, DeploymentToml toml) {
        var file = Pattern.compile("(?:^|[/:=}])" + Pattern.quote(truststore.path()) + "(?![\\w.-])");
        ProblemException.throwIfAny(SecretSetting.of(toml).stream()
                .filter(setting -> !setting.isWhole())
                .filter(setting -> file.matcher(setting.text()).find())
                .filter(setting -> PASSWORD.matcher(setting.text())
                        .results()
                        .map(found -> found.group(found.group(1) == null ? 2 : 1))
                        .anyMatch(password -> !password.startsWith("$")
                                && !isSame(password, truststore.password().reveal())))
                .map(setting -> new Problem(
                        toml.position(setting.key()),
                        "%s refers to %s with a wrong password.".formatted(setting.label(), truststore.path()),
                        "Give the driver its own truststore: one with only the database's authority, whose"
                                + " password isn't secret."))
                .toList());
    }

    /** Drivers that read addresses as URLs decode them, others don't. */
    private static boolean isSame(String inUrl, String password) {
        return inUrl.equals(password) || decoded(inUrl).equals(password);
    }

    private static String decoded(String inUrl) {
        try {
            return URLDecoder.decode(inUrl, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return inUrl;
        }
    }
}
