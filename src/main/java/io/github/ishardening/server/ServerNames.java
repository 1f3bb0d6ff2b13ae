package io.github.ishardening.server;

import io.github.ishardening.certificate.SubjectAlternativeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that the tls certificate has to carry. */
public final class ServerNames {

    private static final String WHERE = "<hostname>";
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private ServerNames() {}

    /**
     * The public name, the internal one (the portals call the server by it, and strict verification no longer forgives a
     * certificate without it), and what is asked for besides; each once.
     */
    public static List<SubjectAlternativeName> of(ServerHost host, List<SubjectAlternativeName> asked) {
        Set<SubjectAlternativeName> names = new LinkedHashSet<>();
        names.add(of(host.name()));
        names.add(of(host.internalName()));
        names.addAll(asked);
        return new ArrayList<>(names);
    }

    /** A host name or address as a certificate carries it. */
    public static SubjectAlternativeName of(String host) {
        return SubjectAlternativeName.parse(WHERE, (ADDRESS.matcher(host).matches() ? "ip:" : "dns:") + host);
    }
}
