package io.github.ishardening.control;

import io.github.ishardening.keystore.SubjectAlternativeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that the tls certificate has to carry. */
final class ServerNames {

    private static final String WHERE = "<hostname>";
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private ServerNames() {}

    /**
     * The public name, {@code localhost} (the portals call the server by it, and strict verification no longer forgives a
     * certificate without it), and what is asked for besides; each once.
     */
    static List<SubjectAlternativeName> of(String hostname, List<SubjectAlternativeName> asked) {
        Set<SubjectAlternativeName> names = new LinkedHashSet<>();
        String kind = ADDRESS.matcher(hostname).matches() ? "ip:" : "dns:";
        names.add(SubjectAlternativeName.parse(WHERE, kind + hostname));
        names.add(SubjectAlternativeName.parse(WHERE, "dns:localhost"));
        names.addAll(asked);
        return new ArrayList<>(names);
    }
}
