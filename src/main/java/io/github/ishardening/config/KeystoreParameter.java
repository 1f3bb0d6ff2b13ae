package io.github.ishardening.config;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.keys.ImportedSource;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.keys.KeystoreSpec;
import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code <keystores><primary>}, {@code <internal>} and {@code <tls>}: the key of one role.
 *
 * <pre>{@code
 * <keystores>
 *   <primary>
 *     <file>live/primary.p12</file>
 *     <alias>signing</alias>
 *     <password>
 *       <env>PRIMARY_PASSWORD</env>
 *     </password>
 *   </primary>
 *   <internal>
 *     <keyFile>live/internal.key</keyFile>
 *     <certificateFile>live/internal.pem</certificateFile>
 *   </internal>
 *   <tls>
 *     <algorithm>EC-P256</algorithm>
 *     <validity>P90D</validity>
 *     <subject>CN=is.example.com,O=Example</subject>
 *     <subjectAlternativeNames>
 *       <subjectAlternativeName>dns:login.example.com</subjectAlternativeName>
 *     </subjectAlternativeNames>
 *   </tls>
 * </keystores>
 * }</pre>
 */
public class KeystoreParameter {

    /**
     * The type and size of the key: {@code RSA-2048}, {@code RSA-3072} (default) or {@code RSA-4096}; for tls and the
     * authority also {@code EC-P256} and {@code EC-P384}.
     */
    private String algorithm = "RSA-3072";

    /**
     * The validity of a new certificate, an ISO 8601 period; default {@code P825D}, for internal and ca {@code P10Y}.
     */
    private String validity;

    /**
     * How long before its expiry a certificate is renewed (with the same key), as an ISO 8601 period; default {@code
     * P30D}.
     */
    private String renewBefore = "P30D";

    /**
     * The alias of the key in the server's store; default: the name of the role. If {@code <file>} has several keys, it
     * also selects the one with this alias.
     */
    private String alias;

    /** The subject of the certificate; default, for tls, {@code CN=<hostname>}. */
    private String subject;

    /** Additional names: {@code dns:}, {@code ip:}, {@code email:} or {@code uri:}, followed by the name. */
    private List<String> subjectAlternativeNames = List.of();

    /** The source of the password of the store and its key; by default, it is generated and kept. */
    private PasswordParameter password = new PasswordParameter();

    /** A PKCS12 or JKS store with your own key; {@code <password>} opens it. */
    private File file;

    /** Your own private key in PEM; its certificate is in {@code <certificateFile>}. */
    private File keyFile;

    /** The certificate of {@code <keyFile>} and those of its authorities: PEM, DER or PKCS7. */
    private File certificateFile;

    /** The source of the password of the key in {@code <file>} or {@code <keyFile>}, if it has a separate one. */
    private PasswordParameter keyPassword = new PasswordParameter();

    PasswordParameter password() {
        return password;
    }

    PasswordParameter keyPassword() {
        return keyPassword;
    }

    /** Whether the user provides a store, which only its own password opens. */
    boolean providesStore() {
        return file != null;
    }

    /**
     * The source of this role's key, if the user provides it.
     *
     * @throws ProblemException if it is specified twice or incompletely
     */
    Optional<ImportedSource> toGiven(Role role) {
        if (file != null && (keyFile != null || certificateFile != null)) {
            throw new ProblemException(
                    role.parameter(),
                    "has both a store and a key.",
                    "Keep <file>, or <keyFile> and <certificateFile>.");
        }
        if ((keyFile == null) != (certificateFile == null)) {
            throw new ProblemException(
                    role.parameter() + (keyFile == null ? "<keyFile>" : "<certificateFile>"),
                    "is missing.",
                    "Specify both <keyFile> and <certificateFile>, or neither.");
        }
        if (keyFile != null) {
            return Optional.of(new ImportedPem(role, keyFile.toPath(), certificateFile.toPath()));
        }
        return Optional.ofNullable(file)
                .map(store -> new ImportedStore(
                        role, store.toPath(), Optional.ofNullable(alias).map(name -> name.toLowerCase(Locale.ROOT))));
    }

    /**
     * The validated specification of this role's key.
     *
     * @throws ProblemException naming the invalid parameter
     */
    KeystoreSpec toSpec(Role role) {
        String where = role.parameter();
        return new KeystoreSpec(
                role,
                KeyAlgorithm.parse(role, algorithm),
                Optional.ofNullable(subject).map(text -> DistinguishedName.parse(where + "<subject>", text)),
                subjectAlternativeNames.stream()
                        .map(name -> SubjectAlternativeName.parse(where + "<subjectAlternativeNames>", name))
                        .toList(),
                validity == null ? role.defaultValidity() : Periods.parse(where + "<validity>", validity),
                Periods.parse(where + "<renewBefore>", renewBefore),
                alias == null ? role.id() : alias);
    }
}
