package io.github.ishardening.config;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.CertificateLocation;
import io.github.ishardening.trust.CertificateSource;
import io.github.ishardening.trust.Tolerance;
import java.io.File;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code <truststore><certificates><certificate>} and similar elements: certificates of a partner, in one file, folder
 * or artifact.
 *
 * <pre>{@code
 * <truststore>
 *   <certificates>
 *     <certificate>
 *       <alias>partner</alias>
 *       <file>partners/partner.pem</file>
 *     </certificate>
 *     <certificate>
 *       <artifact>com.example:api-manager-keys:pem:ca:1.0</artifact>
 *       <expired>keep</expired>
 *     </certificate>
 *   </certificates>
 * </truststore>
 * }</pre>
 */
public class CertificateParameter {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_.-]+");

    /**
     * The alias of the first certificate; the others become {@code alias-2}, {@code alias-3}, in file order. Default:
     * the alias in the store, or else {@code cn-<common name>-<first 8 hex digits of the SHA-256 fingerprint>}.
     */
    private String alias;

    /**
     * A file, relative to the project, or a folder of such files: PEM with any number of certificates, DER, PKCS7,
     * PKCS12 or JKS. Either this or {@code <artifact>} must be set.
     */
    private File file;

    /**
     * An artifact with such a file, {@code group:artifact:type[:classifier]:version}, from this reactor or a
     * repository. In a reactor, also declare it as a dependency, so that Maven builds it first.
     */
    private String artifact;

    /** The source of the password, if the certificates are in a store. */
    private PasswordParameter password = new PasswordParameter();

    /** How to treat expired certificates: {@code refuse} (default) or {@code keep}. */
    private String expired = "refuse";

    /** How to treat certificates weaker than RSA-2048 or SHA-256: {@code refuse} (default) or {@code accept}. */
    private String weak = "refuse";

    /**
     * The validated source.
     *
     * @param list the enclosing parameter
     * @throws ProblemException naming the invalid parameter
     */
    CertificateSource toSource(String list) {
        return sourceAt(list + "<certificate>", null);
    }

    /**
     * The validated source.
     *
     * @param where this parameter
     * @param otherwise the default alias; may be null
     * @throws ProblemException naming the invalid parameter
     */
    CertificateSource sourceAt(String where, String otherwise) {
        return new CertificateSource(
                where,
                location(where),
                alias(where).or(() -> Optional.ofNullable(otherwise)),
                waivers(where),
                password.toSource(where + "<password>"));
    }

    private CertificateLocation location(String where) {
        if ((file == null) == (artifact == null)) {
            throw new ProblemException(where, "needs either <file> or <artifact>.");
        }
        if (file != null) {
            return new CertificateLocation.Local(file.toPath());
        }
        return Coordinates.parse(artifact)
                // Elsewhere, the default type is zip, which certificates never are.
                .filter(coordinates -> artifact.split(":").length > 3)
                .map(CertificateLocation.Artifact::new)
                .orElseThrow(() -> new ProblemException(
                        where + "<artifact>",
                        "must be group:artifact:type[:classifier]:version, but is %s.".formatted(artifact)));
    }

    private Optional<String> alias(String where) {
        if (alias == null) {
            return Optional.empty();
        }
        if (!ALIAS.matcher(alias).matches()) {
            throw new ProblemException(
                    where + "<alias>", "must consist of letters, digits and _ . -, but is %s.".formatted(alias));
        }
        String lowerCase = alias.toLowerCase(Locale.ROOT);
        if (Arrays.stream(Role.values()).anyMatch(role -> role.id().equals(lowerCase))) {
            throw new ProblemException(
                    where + "<alias>",
                    "%s is reserved for the server's own certificate.".formatted(alias),
                    "Choose another.");
        }
        return Optional.of(lowerCase);
    }

    private Set<Tolerance> waivers(String where) {
        Set<Tolerance> waivers = EnumSet.noneOf(Tolerance.class);
        if (Choice.of(where + "<expired>", expired, "refuse", "keep").equals("keep")) {
            waivers.add(Tolerance.EXPIRED);
        }
        if (Choice.of(where + "<weak>", weak, "refuse", "accept").equals("accept")) {
            waivers.add(Tolerance.WEAK);
        }
        return waivers;
    }
}
