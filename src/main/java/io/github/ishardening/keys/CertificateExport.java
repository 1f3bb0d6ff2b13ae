package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public certificates of a server, for those who are to trust it. Needs no password, and changes nothing in the keys
 * directory.
 *
 * @param chains the chain of each role that has one, its own certificate first
 */
public record CertificateExport(Map<Role, List<X509Certificate>> chains) {

    /** Copies the map, the authority first. */
    public CertificateExport {
        chains = new EnumMap<>(chains);
    }

    /**
     * Reads the certificates that {@code generate-keystores} wrote beside the keys; an authority's where there is one.
     *
     * @throws ProblemException naming those that are missing, damaged, or of another key than {@code keys.lock} names
     */
    public static CertificateExport of(KeysDirectory directory) throws IOException {
        return directory.exclusively(() -> {
            Map<Role, List<X509Certificate>> chains = new EnumMap<>(Role.class);
            List<Problem> problems = new ArrayList<>();
            for (Role role : Role.values()) {
                try {
                    read(directory, role).ifPresent(chain -> chains.put(role, chain));
                } catch (ProblemException e) {
                    problems.addAll(e.problems());
                }
            }
            ProblemException.throwIfAny(problems);
            return new CertificateExport(chains);
        });
    }

    /** Writes each chain as PEM into this folder, named after its role; the files by role. */
    public Map<Role, Path> writeTo(Path folder) throws IOException {
        Map<Role, Path> files = new EnumMap<>(Role.class);
        for (Map.Entry<Role, List<X509Certificate>> chain : chains.entrySet()) {
            Path file = folder.resolve(chain.getKey() + ".pem");
            byte[] pem = KeyFiles.pem(chain.getValue());
            if (!AtomicFile.holds(file, pem)) {
                AtomicFile.write(file, pem);
            }
            files.put(chain.getKey(), file);
        }
        return files;
    }

    private static Optional<List<X509Certificate>> read(KeysDirectory directory, Role role) throws IOException {
        String where = directory.path(KeyFiles.certificates(role)).toString();
        Optional<byte[]> content = directory.read(KeyFiles.certificates(role));
        if (content.isEmpty()) {
            if (role == Role.CA && directory.read(KeyFiles.store(role)).isEmpty()) {
                return Optional.empty();
            }
            throw new ProblemException(where, "is missing.", "Run generate-keystores, which writes it with the key.");
        }
        List<X509Certificate> chain = CertificateReader.read(where, content.get());
        requireLocked(directory, where, role, Spki.sha256(chain.get(0)));
        return Optional.of(chain);
    }

    private static void requireLocked(KeysDirectory directory, String where, Role role, String hash)
            throws IOException {
        KeysLockFile.read(directory)
                .key(role)
                .filter(entry -> !entry.hash().equals(hash))
                .ifPresent(entry -> {
                    throw new ProblemException(
                            where,
                            "is of the key sha256:" + hash + ", but keys.lock names " + entry + ".",
                            "Run generate-keystores, which writes it anew.");
                });
    }
}
