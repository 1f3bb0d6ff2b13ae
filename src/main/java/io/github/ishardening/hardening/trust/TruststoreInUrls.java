package io.github.ishardening.hardening.trust;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.SecretSetting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Database URLs that contain the path and password of the server's truststore. */
public final class TruststoreInUrls {

    /**
     * The password as drivers name it: {@code trustStorePassword}, {@code trustCertificateKeyStorePassword}. In braces,
     * as in SQL Server's syntax, it may contain characters that otherwise end it.
     */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)trust\\w{0,40}password=(?:\\{([^}]{0,200}+)}|([^&;,\\s)\"'?]*+))");

    private TruststoreInUrls() {}

    /**
     * Checks that each contains the current password of the truststore; ignores variables and references.
     *
     * @throws ProblemException if one contains another password: the driver could no longer open the truststore
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
                        "Give the driver its own truststore, with only the database's authority and a"
                                + " password that isn't secret."))
                .toList());
    }

    /** Compares both forms: only some drivers decode the password as in a URL. */
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
