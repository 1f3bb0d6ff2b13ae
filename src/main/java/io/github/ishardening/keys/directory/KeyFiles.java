package io.github.ishardening.keys.directory;

import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.keystore.StoreType;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

/** The names of the files in the keys directory, relative to it. */
public final class KeyFiles {

    /** The folder of public certificates. */
    public static final String CERTIFICATES = "certificates";

    private static final List<String> REPLY_FORMATS = List.of(".pem", ".p7b", ".cer");

    private KeyFiles() {}

    public static String store(Role role) {
        return store(role.id());
    }

    public static String certificates(Role role) {
        return certificates(role.id());
    }

    /** The request for an external authority to sign. */
    public static String request(Role role) {
        return "requests/" + role + ".csr";
    }

    /** The files in which an external authority's reply may be provided; one of them is enough. */
    public static List<String> replies(Role role) {
        return REPLY_FORMATS.stream().map(format -> "replies/" + role + format).toList();
    }

    public static String formerStore(Role role, X509Certificate certificate) {
        return "former/" + store(former(role, certificate));
    }

    public static String formerCertificates(Role role, X509Certificate certificate) {
        return certificates(former(role, certificate));
    }

    /** The store of a former signing key that the server gets in addition to the current one. */
    public static String formerSigner(FormerAlias alias) {
        return "former/" + store(alias.toString());
    }

    /** The certificates of a former signing key. */
    public static String formerCertificates(FormerAlias alias) {
        return certificates(alias.name());
    }

    /** The contents of a certificate file. */
    public static byte[] pem(List<X509Certificate> chain) {
        return PemWriter.certificates(chain).getBytes(StandardCharsets.US_ASCII);
    }

    private static String store(String name) {
        return name + "." + StoreType.PKCS12.extension();
    }

    private static String certificates(String name) {
        return CERTIFICATES + "/" + name + ".pem";
    }

    private static String former(Role role, X509Certificate certificate) {
        return role + "-" + Spki.brief(certificate.getPublicKey());
    }
}
