package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.CertifiedNames;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.keys.Difference.Remedy;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The requirements for a certificate from an external authority, which may add names and usages, change the subject
 * except for the common name, and choose the dates, according to its policy.
 *
 * @param role what the certificate is for
 * @param template the requested contents
 */
record CertificateRequirements(Role role, CertificateTemplate template) {

    /** The requirements that a certificate doesn't meet. */
    List<Difference> differences(X509Certificate certificate) {
        List<Difference> differences = new ArrayList<>();
        commonName(certificate).ifPresent(differences::add);
        names(certificate).ifPresent(differences::add);
        usages(certificate).ifPresent(differences::add);
        return differences;
    }

    private Optional<Difference> commonName(X509Certificate certificate) {
        Optional<String> wanted = commonName(template.subject());
        return commonName(certificate.getSubjectX500Principal())
                .filter(found -> wanted.filter(name -> !name.equals(found)).isPresent())
                .map(found -> new Difference(
                        "subject", "is CN=" + found + ", but CN=" + wanted.get() + " is configured", Remedy.RENEW));
    }

    private Optional<Difference> names(X509Certificate certificate) {
        return missing(
                "subject alternative names",
                template.names().stream()
                        .filter(name -> !CertifiedNames.of(certificate).covers(name))
                        .distinct()
                        .map(SubjectAlternativeName::toString)
                        .toList());
    }

    private Optional<Difference> usages(X509Certificate certificate) {
        Set<String> found = Usages.of(certificate).names();
        if (found.contains("ca")) {
            return Optional.of(new Difference("usages", "are an authority's", Remedy.RENEW));
        }
        return missing(
                "usages",
                needed().stream()
                        .filter(usage -> !allows(certificate, found, usage))
                        .toList());
    }

    /** The usages that the role needs. The JDK refuses to encrypt with a certificate that lacks dataEncipherment. */
    private List<String> needed() {
        return switch (role) {
            case PRIMARY -> List.of("digitalSignature");
            case INTERNAL -> List.of("dataEncipherment");
            case TLS -> List.of("digitalSignature", "serverAuth");
            case CA -> throw new IllegalStateException("A local authority asks no other one");
        };
    }

    /** Without the extension, a certificate allows everything (RFC 5280, sections 4.2.1.3 and 4.2.1.12). */
    private static boolean allows(X509Certificate certificate, Set<String> found, String usage) {
        boolean purpose = usage.equals("serverAuth");
        ASN1ObjectIdentifier extension = purpose ? Extension.extendedKeyUsage : Extension.keyUsage;
        return certificate.getExtensionValue(extension.getId()) == null
                || found.contains(usage)
                || (purpose && found.contains(KeyPurposeId.anyExtendedKeyUsage.getId()));
    }

    private static Optional<Difference> missing(String field, List<String> missing) {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        field,
                        String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " missing",
                        Remedy.RENEW));
    }

    private static Optional<String> commonName(X500Principal subject) {
        RDN[] found = X500Name.getInstance(subject.getEncoded()).getRDNs(BCStyle.CN);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()));
    }
}
