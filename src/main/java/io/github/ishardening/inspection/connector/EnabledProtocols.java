package io.github.ishardening.inspection.connector;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads which versions of TLS a setting turns on. */
public final class EnabledProtocols {

    /** Tomcat's word for every version that Java has. */
    public static final String ALL = "all";

    private static final List<String> EVERY = List.of("SSLv2Hello", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    private EnabledProtocols() {}

    /** The protocols in Tomcat's syntax, in which the last mention of one counts. */
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
        // Before the plus behind a comma stands nothing.
        enabled.remove("");
        return enabled;
    }
}
