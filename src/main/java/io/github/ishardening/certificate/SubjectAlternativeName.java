package io.github.ishardening.certificate;

import io.github.ishardening.problem.ProblemException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * One name of a certificate's subject (RFC 5280, section 4.2.1.6), in the one form in which it is written and compared:
 * host names lower case and in ASCII, IPv6 addresses as RFC 5952 writes them.
 *
 * <p>The text form is {@code dns:login.example.com}, {@code ip:10.0.0.1}, {@code email:ops@example.com} or
 * {@code uri:spiffe://example.com/is}.
 *
 * @param kind what sort of name it is
 * @param value the name, without the kind
 */
public record SubjectAlternativeName(Kind kind, String value) {

    /** The sorts of names that can be asked for. */
    public enum Kind {
        /** A host name; {@code *.} in front stands for one label. */
        DNS,
        /** An IPv4 or IPv6 address. */
        IP,
        /** A mail address. */
        EMAIL,
        /** An absolute URI. */
        URI;

        /** The kind in the text form, lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the text form.
     *
     * @param where the parameter that the text comes from, for the message
     * @throws ProblemException if the kind is unknown or the name is none of that kind
     */
    public static SubjectAlternativeName parse(String where, String text) {
        String trimmed = text.strip();
        int colon = trimmed.indexOf(':');
        String prefix = colon < 0 ? "" : trimmed.substring(0, colon).toLowerCase(Locale.ROOT);
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.toString().equals(prefix))
                .findFirst();
        String kinds = Arrays.stream(Kind.values()).map(each -> each + ":").collect(Collectors.joining(", "));
        if (kind.isEmpty()) {
            throw new ProblemException(
                    where,
                    "must start with one of " + kinds + ", but is " + (trimmed.isEmpty() ? "blank" : trimmed) + ".");
        }
        return of(where, kind.get(), trimmed.substring(colon + 1).strip());
    }

    /**
     * A name of this kind, brought into its one form.
     *
     * @param where the parameter that the name comes from, for the message
     * @throws ProblemException if it is no name of that kind
     */
    public static SubjectAlternativeName of(String where, Kind kind, String value) {
        if (value.isBlank()) {
            throw new ProblemException(where, "must not be blank after " + kind + ":.");
        }
        var syntax = new NameSyntax(where, kind + ":" + value);
        return new SubjectAlternativeName(
                kind,
                switch (kind) {
                    case DNS -> syntax.host(value);
                    case IP -> syntax.address(value);
                    case EMAIL -> syntax.mailbox(value);
                    case URI -> syntax.uri(value);
                });
    }

    /**
     * The name by which clients look for a host in its certificate, in its one form: an address, in brackets or not, or
     * else a DNS name, without a final dot. Takes what is no host too, which then is in no certificate.
     */
    public static SubjectAlternativeName ofHost(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        try {
            return of("", HostName.isAddress(name) ? Kind.IP : Kind.DNS, name);
        } catch (ProblemException e) {
            return new SubjectAlternativeName(Kind.DNS, name.toLowerCase(Locale.ROOT));
        }
    }

    /** Whether two hosts have the same name in certificates. */
    public static boolean isSameHost(String one, String other) {
        return ofHost(one).equals(ofHost(other));
    }

    /**
     * The names that a certificate carries, of the kinds known here; others (directory names, user principal names) are
     * passed over.
     */
    public static List<SubjectAlternativeName> of(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .flatMap(name -> read((Integer) name.get(0), name.get(1)).stream())
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    GeneralName encoded() {
        return new GeneralName(
                switch (kind) {
                    case DNS -> GeneralName.dNSName;
                    case IP -> GeneralName.iPAddress;
                    case EMAIL -> GeneralName.rfc822Name;
                    case URI -> GeneralName.uniformResourceIdentifier;
                },
                value);
    }

    private static Optional<SubjectAlternativeName> read(int tag, Object value) {
        return switch (tag) {
            case GeneralName.dNSName ->
                Optional.of(
                        new SubjectAlternativeName(Kind.DNS, value.toString().toLowerCase(Locale.ROOT)));
            case GeneralName.iPAddress ->
                Optional.of(new SubjectAlternativeName(Kind.IP, new NameSyntax("", "").address(value.toString())));
            case GeneralName.rfc822Name -> Optional.of(new SubjectAlternativeName(Kind.EMAIL, value.toString()));
            case GeneralName.uniformResourceIdentifier ->
                Optional.of(new SubjectAlternativeName(Kind.URI, value.toString()));
            default -> Optional.empty();
        };
    }

    /** The text form. */
    @Override
    public String toString() {
        return kind + ":" + value;
    }
}
