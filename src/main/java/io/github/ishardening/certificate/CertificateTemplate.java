package io.github.ishardening.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The contents of a certificate, without its key and issuer.
 *
 * <pre>{@code
 * var template = new CertificateTemplate(
 *         DistinguishedName.parse("<subject>", "CN=is.example.com"),
 *         List.of(SubjectAlternativeName.parse("<name>", "dns:is.example.com")),
 *         Usages.of(Role.TLS, KeyAlgorithm.EC_P256),
 *         Period.ofDays(825));
 * X509Certificate certificate = template.issuedBy(authority, pair.getPublic(), clock.instant(), random);
 * }</pre>
 *
 * <p>Every certificate has a random 128-bit serial number, subject and authority key identifiers, and critical basic
 * constraints and key usage (RFC 5280, section 4.2.1).
 *
 * @param subject the subject
 * @param names the subject alternative names; may be empty
 * @param usages what the certificate may be used for
 * @param validity how long it is valid, in calendar units, in UTC
 */
public record CertificateTemplate(
        X500Principal subject, List<SubjectAlternativeName> names, Usages usages, Period validity) {

    private static final int SERIAL_BITS = 128;

    /** Copies the names. */
    public CertificateTemplate {
        names = List.copyOf(names);
    }

    /** Creates a self-signed certificate. */
    public X509Certificate selfSigned(KeyPair pair, Instant now, SecureRandom random) {
        return build(subject, pair.getPublic(), pair.getPrivate(), pair.getPublic(), now, end(now), random);
    }

    /**
     * Creates a certificate signed by an authority, with the hash for the authority's key. It expires no later than the
     * authority's own certificate: clients wouldn't accept it afterwards, and an authority in its last years still has
     * to be able to renew certificates.
     */
    public X509Certificate issuedBy(KeystoreEntry issuer, PublicKey key, Instant now, SecureRandom random) {
        X509Certificate authority = issuer.certificate();
        Instant end = end(now);
        Instant authorityEnd = authority.getNotAfter().toInstant();
        return build(
                authority.getSubjectX500Principal(),
                key,
                issuer.key(),
                authority.getPublicKey(),
                now,
                end.isAfter(authorityEnd) ? authorityEnd : end,
                random);
    }

    /**
     * Creates a placeholder until an external authority issues a certificate, so that the key can be stored. It is
     * valid for a single second in the past, so that it isn't mistaken for a certificate.
     */
    public X509Certificate placeholder(KeyPair pair, Instant now, SecureRandom random) {
        return build(subject, pair.getPublic(), pair.getPrivate(), pair.getPublic(), now, Validity.start(now), random);
    }

    /** Whether a certificate is such a placeholder. */
    public static boolean isPlaceholder(X509Certificate certificate) {
        return certificate.getNotAfter().compareTo(certificate.getNotBefore()) == 0
                && Signatures.isSignedBy(certificate, certificate);
    }

    /** Usages and names: the extensions that the subject determines, not the issuer. */
    Extensions extensions() throws IOException {
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.keyUsage, true, usages.keyUsage());
        if (usages.hasExtendedKeyUsage()) {
            extensions.addExtension(Extension.extendedKeyUsage, false, usages.extendedKeyUsage());
        }
        if (!names.isEmpty()) {
            var encoded = names.stream().map(SubjectAlternativeName::encoded).toArray(GeneralName[]::new);
            extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(encoded));
        }
        return extensions.generate();
    }

    /** When a certificate created now expires, unless its issuer's expires earlier. */
    Instant end(Instant now) {
        return Validity.end(Validity.start(now), validity);
    }

    private X509Certificate build(
            X500Principal issuer,
            PublicKey key,
            PrivateKey signingKey,
            PublicKey issuerKey,
            Instant now,
            Instant end,
            SecureRandom random) {
        try {
            var extensions = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, serial(random), Date.from(Validity.start(now)), Date.from(end), subject, key);
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    usages.isAuthority() ? new BasicConstraints(0) : new BasicConstraints(false));
            var asked = extensions();
            for (ASN1ObjectIdentifier each : asked.getExtensionOIDs()) {
                builder.addExtension(asked.getExtension(each));
            }
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
            var signer = new JcaContentSignerBuilder(KeyAlgorithm.signatureOf(issuerKey))
                    .setSecureRandom(random)
                    .build(signingKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new ProviderException("The JDK can't create a certificate for " + subject, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        // Never zero (RFC 5280, section 4.1.2.2).
        return new BigInteger(SERIAL_BITS, random).max(BigInteger.ONE);
    }
}
