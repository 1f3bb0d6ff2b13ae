package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the certificates of replaced keys. */
final class FormerKeys {

    private static final Pattern NAME =
            Pattern.compile(KeyFiles.CERTIFICATES + "/(?<role>[a-z]+)-[0-9a-f]{" + Spki.SHORT + "}\\.pem");

    private FormerKeys() {}

    /**
     * The certificates of former keys by role.
     *
     * @throws ProblemException if a file contains no certificate
     */
    static Map<Role, List<X509Certificate>> read(KeysDirectory directory) throws IOException {
        Map<Role, List<X509Certificate>> former = new EnumMap<>(Role.class);
        for (Map.Entry<String, byte[]> file :
                directory.readAll(KeyFiles.CERTIFICATES).entrySet()) {
            Matcher name = NAME.matcher(file.getKey());
            Optional<Role> role = name.matches() ? Role.of(name.group("role")) : Optional.empty();
            if (role.isPresent()) {
                former.computeIfAbsent(role.get(), any -> new ArrayList<>())
                        .add(certificate(directory.path(file.getKey()).toString(), file.getValue()));
            }
        }
        return former;
    }

    private static X509Certificate certificate(String where, byte[] pem) {
        return CertificateReader.anyInPem(pem).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        where, "is not a certificate.", "Restore it, or delete it to stop trusting it."));
    }
}
