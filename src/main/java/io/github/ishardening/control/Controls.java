package io.github.ishardening.control;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of controls. */
public final class Controls {

    private static final List<Control> CATALOGUE = List.of(
            new SeparateKeystores(),
            new TruststoreIncomplete(),
            new PublishedKey(),
            new DefaultPassword(),
            new DefaultEncryptionKey(),
            new HostnameMismatch(),
            new TlsProtocols(),
            new TlsCiphers(),
            new MutualTls(),
            new ServerHeader(),
            new DhKeySize(),
            new Renegotiation(),
            new HostnameVerification(),
            new JvmMemory());

    private Controls() {}

    /**
     * All controls but the excluded ones, in the order in which they are applied.
     *
     * @param where the parameter that excludes, for messages
     * @throws ProblemException if an excluded id is no control's
     */
    public static List<Control> except(String where, Collection<String> excludes) {
        Set<String> known =
                CATALOGUE.stream().map(Control::id).collect(Collectors.toCollection(java.util.TreeSet::new));
        var problems = excludes.stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Problem(where, id + " is no control.", "There are " + String.join(", ", known) + "."))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return CATALOGUE.stream()
                .filter(control -> !excludes.contains(control.id()))
                .toList();
    }
}
