package io.github.ishardening.server;

import io.github.ishardening.certificate.SubjectAlternativeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that the tls certificate has to contain. */
public final class ServerNames {

    private static final String WHERE = "<hostname>";
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private ServerNames() {}

    /**
     * The public name, the internal one (by which the portals call the server; strict verification rejects a
     * certificate without it), and the requested names, without duplicates.
     */
    public static List<SubjectAlternativeName> of(ServerHost host, List<SubjectAlternativeName> asked) {
        Set<SubjectAlternativeName> names = new LinkedHashSet<>();
        names.add(of(host.name()));
        names.add(of(host.internalName()));
        names.addAll(asked);
        return new ArrayList<>(names);
    }

    /** Returns a hostname or address as a subject alternative name. */
    public static SubjectAlternativeName of(String host) {
        return SubjectAlternativeName.parse(WHERE, (ADDRESS.matcher(host).matches() ? "ip:" : "dns:") + host);
    }
}
