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
 * A subject alternative name of a certificate (RFC 5280, section 4.2.1.6), in normal form for writing and comparison:
 * host names lower case and in ASCII, IPv6 addresses as in RFC 5952.
 *
 * <p>The text form is {@code dns:login.example.com}, {@code ip:10.0.0.1}, {@code email:ops@example.com} or
 * {@code uri:spiffe://example.com/is}.
 *
 * @param kind the type of the name
 * @param value the name, without the kind
 */
public record SubjectAlternativeName(Kind kind, String value) {

    /** The supported types of names. */
    public enum Kind {
        /** A host name; a leading {@code *.} matches one label. */
        DNS,
        /** An IPv4 or IPv6 address. */
        IP,
        /** An email address. */
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
     * Parses the text form.
     *
     * @param where the parameter for the text, for the message
     * @throws ProblemException if the kind is unknown or the name isn't valid for it
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
     * A name of this kind, in normal form.
     *
     * @param where the parameter for the name, for the message
     * @throws ProblemException if the name isn't valid for this kind
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
     * The name that clients look for in a host's certificate, in normal form: an address, with or without brackets, or
     * a DNS name, with or without a final dot. Also accepts invalid hosts, which no certificate contains.
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
     * The names in a certificate, of the kinds supported here; others (directory names, user principal names) are
     * ignored.
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
