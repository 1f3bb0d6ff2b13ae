package io.github.ishardening.config;

import io.github.ishardening.trust.CertificateSource;
import io.github.ishardening.trust.ExpiredPolicy;
import java.util.List;

/**
 * {@code <truststore>}: whom the server trusts.
 *
 * <pre>{@code
 * <truststore>
 *   <expired>keep</expired>
 *   <certificates>
 *     <certificate>
 *       <alias>partner</alias>
 *       <file>partners/partner.pem</file>
 *     </certificate>
 *   </certificates>
 * </truststore>
 * }</pre>
 */
public class TruststoreParameter {

    /** How to treat expired authorities that ship with the server: {@code drop} (default) or {@code keep}. */
    private String expired = "drop";

    /** The certificates of partners: each a file, folder or artifact. */
    private List<CertificateParameter> certificates = List.of();

    /** The source of the password; by default, it is generated and kept in secrets.properties. */
    private PasswordParameter password = new PasswordParameter();

    ExpiredPolicy expired() {
        return Choice.of("<truststore><expired>", expired, ExpiredPolicy.class);
    }

    List<CertificateSource> partners() {
        return certificates.stream()
                .map(certificate -> certificate.toSource("<truststore><certificates>"))
                .toList();
    }

    PasswordParameter password() {
        return password;
    }
}
