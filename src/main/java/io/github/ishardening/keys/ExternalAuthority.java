package io.github.ishardening.keys;

import io.github.ishardening.file.InputFile;
import io.github.ishardening.keystore.CertificateReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * An external authority that signs certificate requests submitted manually.
 *
 * @param trustAnchors a file with its root certificates, and others that its replies may lack; if not configured, the
 *     root in the reply, or if that has none, its topmost certificate, is trusted
 */
public record ExternalAuthority(Optional<Path> trustAnchors) {

    /** The parameter for the file. */
    static final String PARAMETER = "<certificateAuthority><trustAnchors>";

    /**
     * The certificates in the file; none if no file is configured.
     *
     * @throws io.github.ishardening.problem.ProblemException if the file is missing or contains none
     */
    List<X509Certificate> readTrustAnchors() throws IOException {
        return trustAnchors.isEmpty()
                ? List.of()
                : CertificateReader.read(
                        trustAnchors.get().toString(), InputFile.content(PARAMETER, trustAnchors.get()));
    }
}
