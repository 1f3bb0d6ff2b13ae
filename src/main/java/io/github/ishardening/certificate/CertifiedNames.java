package io.github.ishardening.certificate;

import io.github.ishardening.certificate.SubjectAlternativeName.Kind;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A certificate's subject alternative names, compared as clients do (RFC 9525, section 6). The common name is ignored.
 */
public record CertifiedNames(Collection<SubjectAlternativeName> names) {

    private static final Set<Kind> OF_HOSTS = Set.of(Kind.DNS, Kind.IP);

    /** Public suffixes below a country's: {@code *.co.uk} would cover unrelated domains, so no client accepts it. */
    private static final Pattern PUBLIC_SUFFIX =
            Pattern.compile("\\.(ac|co|com|edu|go|gob|gouv|gov|mil|ne|net|nom|or|org)\\.[a-z]{2}");

    /** The names of a certificate; none if they can't be read, since clients can't either. */
    public static CertifiedNames of(X509Certificate certificate) {
        return new CertifiedNames(SubjectAlternativeName.of(certificate));
    }

    /** Whether they cover this host name or address, in any spelling ({@link SubjectAlternativeName#ofHost}). */
    public boolean covers(String host) {
        return covers(SubjectAlternativeName.ofHost(host));
    }

    /**
     * Whether they cover a name; {@code *.} in a DNS name matches one label in front of at least two others that aren't
     * a public suffix.
     */
    public boolean covers(SubjectAlternativeName name) {
        int dot = name.value().indexOf('.');
        boolean hasParent = name.kind() == Kind.DNS
                && dot > 0
                && name.value().indexOf('.', dot + 1) > 0
                && !PUBLIC_SUFFIX.matcher(name.value().substring(dot)).matches();
        return names.contains(name)
                || (hasParent
                        && names.contains(new SubjectAlternativeName(
                                Kind.DNS, "*" + name.value().substring(dot))));
    }

    /** The host names and addresses, or {@code no hostname}. */
    @Override
    public String toString() {
        String hosts = names.stream()
                .filter(name -> OF_HOSTS.contains(name.kind()))
                .map(SubjectAlternativeName::value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return hosts.isEmpty() ? "no hostname" : hosts;
    }
}
