package io.github.ishardening.control;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names that a server may be called by, according to its certificate (RFC 6125: the common name doesn't count). */
final class CertifiedNames {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private final Set<String> names;

    private CertifiedNames(Set<String> names) {
        this.names = names;
    }

    /** The DNS names and addresses among the subject alternative names. */
    static CertifiedNames of(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                int kind = (Integer) alternative.get(0);
                if (kind == DNS || kind == ADDRESS) {
                    names.add(alternative.get(1).toString().toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException e) {
            // Clients can't read them either, so the certificate is for nobody.
            names.clear();
        }
        return new CertifiedNames(names);
    }

    /** Whether a name is one of them; a wildcard stands for the first label. */
    boolean include(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return names.contains(wanted) || dot > 0 && names.contains("*" + wanted.substring(dot));
    }

    /** The names, or that there is none. */
    @Override
    public String toString() {
        return names.isEmpty() ? "no name at all" : String.join(", ", names);
    }
}
