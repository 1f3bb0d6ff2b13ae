package io.github.ishardening.hardening.trust;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.SecretSetting;
import java.util.regex.Pattern;

/** Addresses of databases that name the server's truststore, and its password beside it. */
public final class TruststoreInUrls {

    /** As drivers call it: {@code trustStorePassword}, {@code trustCertificateKeyStorePassword}. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)trust\\w{0,40}password=([^&;,\\s)\"'?]*+)");

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
                        .map(found -> found.group(1))
                        .anyMatch(password -> !password.startsWith("$")
                                && !password.equals(truststore.password().reveal())))
                .map(
                        setting -> new Problem(
                                toml.position(setting.key()),
                                "%s names %s with the password that it had before."
                                        .formatted(setting.label(), truststore.path()),
                                "Give the driver a truststore of its own: one with the database's authority only, whose password is no secret."))
                .toList());
    }
}
