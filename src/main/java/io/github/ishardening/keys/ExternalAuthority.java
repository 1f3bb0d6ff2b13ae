package io.github.ishardening.keys;

import io.github.ishardening.file.InputFile;
import io.github.ishardening.keystore.CertificateReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * An authority elsewhere, which signs the requests that a person brings it.
 *
 * @param trustAnchors a file with its root certificates, and others that its answers may lack; where none is named, the
 *     root in the answer, or else the topmost certificate there, is trusted
 */
public record ExternalAuthority(Optional<Path> trustAnchors) {

    /** The parameter that names the file. */
    static final String PARAMETER = "<certificateAuthority><trustAnchors>";

    /**
     * The certificates of the file.
     *
     * @throws io.github.ishardening.problem.ProblemException if there is no such file, or none in it
     */
    List<X509Certificate> readTrustAnchors() throws IOException {
        return trustAnchors.isEmpty()
                ? List.of()
                : CertificateReader.read(
                        trustAnchors.get().toString(), InputFile.content(PARAMETER, trustAnchors.get()));
    }
}
