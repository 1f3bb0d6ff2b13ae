package io.github.ishardening.inspection.connector;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parses the TLS versions that a setting enables. */
public final class EnabledProtocols {

    /** Tomcat's keyword for every version that Java supports. */
    public static final String ALL = "all";

    private static final List<String> EVERY = List.of("SSLv2Hello", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    private EnabledProtocols() {}

    /** The protocols in a setting in Tomcat's syntax, in which the last mention of each counts. */
    public static Set<String> of(String protocols) {
        Set<String> enabled = new TreeSet<>();
        for (String token : protocols.split("(?=[-+,])", -1)) {
            String name = token.replaceFirst("^[-+,]", "").strip();
            List<String> meant = name.equalsIgnoreCase(ALL) ? EVERY : List.of(name);
            if (token.startsWith("-")) {
                meant.forEach(enabled::remove);
            } else {
                enabled.addAll(meant);
            }
        }
        // The name between a comma and a plus after it is empty.
        enabled.remove("");
        return enabled;
    }
}
