package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests to an external authority and its replies, as found in the keys directory. */
final class CsrExchange {

    private final KeysDirectory directory;
    private final List<X509Certificate> trustAnchors;
    private final Optional<X509Certificate> localAuthority;
    private final Map<Role, byte[]> requests = new EnumMap<>(Role.class);
    private final Map<Role, Map<String, byte[]>> replies = new EnumMap<>(Role.class);

    /**
     * Reads the directory, inside {@link KeysDirectory#exclusively}.
     *
     * @throws ProblemException if the trust anchors can't be read
     */
    CsrExchange(KeysDirectory directory, ExternalAuthority authority) throws IOException {
        this.directory = directory;
        this.trustAnchors = authority.readTrustAnchors();
        String local = KeyFiles.certificates(Role.CA);
        this.localAuthority = directory
                .read(local)
                .map(pem -> CertificateReader.read(directory.path(local).toString(), pem)
                        .get(0));
        for (Role role : Role.values()) {
            directory.read(KeyFiles.request(role)).ifPresent(request -> requests.put(role, request));
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String name : KeyFiles.replies(role)) {
                directory.read(name).ifPresent(file -> files.put(name, file));
            }
            replies.put(role, files);
        }
    }

    /** The roots that the user trusts; empty if none are configured. */
    List<X509Certificate> trustAnchors() {
        return trustAnchors;
    }

    /** The local authority that signed before an external one was configured. */
    Optional<X509Certificate> localAuthority() {
        return localAuthority;
    }

    /** The request already written for a role. */
    Optional<byte[]> request(Role role) {
        return Optional.ofNullable(requests.get(role));
    }

    /**
     * The authority's reply for a role.
     *
     * @throws ProblemException if there is more than one, or it can't be read
     */
    Optional<IssuedReply> reply(Role role) {
        List<String> names = new ArrayList<>(replies.get(role).keySet());
        if (names.size() > 1) {
            throw new ProblemException(
                    directory.path(names.get(1)).toString(),
                    "is a second reply, in addition to "
                            + directory.path(names.get(0)).getFileName() + ".",
                    "Keep the right one.");
        }
        return names.stream().findFirst().map(name -> {
            String where = directory.path(name).toString();
            return new IssuedReply(
                    name, where, CertificateReader.read(where, replies.get(role).get(name)));
        });
    }
}
