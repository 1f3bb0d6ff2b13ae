package io.github.ishardening.trust;

import java.security.Security;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A JVM's properties that affect TLS handshakes and accepted certificates: vendor, version, providers and settings. */
public final class TlsRuntime {

    private static final String[] VERSION = {"java.vendor", "java.runtime.version"};

    /** The prefixes of the system properties that configure the JDK's TLS, certification paths or providers. */
    private static final String[] SYSTEM = {
        "com.sun.net.ssl.",
        "com.sun.security.",
        "javax.net.ssl.",
        "jdk.certpath.",
        "jdk.security.",
        "jdk.tls.",
        "sun.security."
    };

    /** The names of relevant security properties, which Java can't list. */
    private static final String[] SECURITY = {
        "crypto.policy",
        "jdk.certpath.disabledAlgorithms",
        "jdk.disabled.namedCurves",
        "jdk.security.caDistrustPolicies",
        "jdk.security.legacyAlgorithms",
        "jdk.security.provider.preferred",
        "jdk.tls.alpnCharset",
        "jdk.tls.disabledAlgorithms",
        "jdk.tls.keyLimits",
        "jdk.tls.legacyAlgorithms",
        "ssl.KeyManagerFactory.algorithm",
        "ssl.TrustManagerFactory.algorithm"
    };

    private static final String PROVIDER = "security.provider.";

    private TlsRuntime() {}

    /** The properties of this JVM by name. Some may be passwords. */
    public static SortedMap<String, String> settings() {
        return settings(System.getProperties(), Security::getProperty);
    }

    /**
     * Selects the relevant properties.
     *
     * @param security returns the security property with a name; null if there is none
     */
    static SortedMap<String, String> settings(Properties system, UnaryOperator<String> security) {
        var settings = new TreeMap<String, String>();
        for (String name : system.stringPropertyNames()) {
            if (isOfTls(name)) {
                // Another module of a parallel build may have removed it in the meantime.
                settings.put(name, String.valueOf(system.getProperty(name)));
            }
        }
        for (String name : VERSION) {
            settings.put(name, String.valueOf(system.getProperty(name)));
        }
        for (String name : SECURITY) {
            settings.put("security " + name, String.valueOf(security.apply(name)));
        }
        int rank = 1;
        String provider = security.apply(PROVIDER + rank);
        while (provider != null) {
            settings.put("security " + PROVIDER + rank, provider);
            rank++;
            provider = security.apply(PROVIDER + rank);
        }
        return settings;
    }

    private static boolean isOfTls(String name) {
        for (String begin : SYSTEM) {
            if (name.startsWith(begin)) {
                return true;
            }
        }
        return false;
    }
}
