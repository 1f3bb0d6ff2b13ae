package io.github.ishardening.inspection.connector;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the cipher suites in a setting, and determines which are strong. */
public final class CipherSuites {

    /** Matches names of the JDK and of OpenSSL, because Tomcat accepts both. */
    private static final Pattern STRONG = Pattern.compile(
            "TLS_(AES_(128|256)_(GCM|CCM)_|CHACHA20_|(ECDHE|DHE)_(RSA|ECDSA)_WITH_(AES_(128|256)_(GCM|CCM)|CHACHA20_POLY1305)_)\\w+"
                    + "|(ECDHE|DHE)-(RSA|ECDSA)-(AES(128|256)-(GCM|CCM)|CHACHA20-POLY1305)[\\w-]*");

    private CipherSuites() {}

    /** The names in a setting, whatever separates them. */
    public static List<String> of(String setting) {
        return Arrays.stream(setting.split("[,:\\s]+"))
                .filter(suite -> !suite.isEmpty())
                .toList();
    }

    /** Whether a suite has authenticated encryption and forward secrecy. */
    public static boolean isStrong(String suite) {
        return STRONG.matcher(suite).matches();
    }
}
