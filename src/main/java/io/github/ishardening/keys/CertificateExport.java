package io.github.ishardening.keys;

import io.github.ishardening.certificate.Fingerprint;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.file.Disk;
import io.github.ishardening.keys.directory.FormerKeyLine;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The public certificates of a server, for parties that have to trust it. Needs no password, and changes nothing in the
 * keys directory.
 *
 * @param chains the chain of each role that has one, the role's own certificate first
 * @param former the chains of former signing keys that the server still publishes, by name
 */
public record CertificateExport(
        Map<Role, List<X509Certificate>> chains, Map<FormerAlias, List<X509Certificate>> former) {

    private static final String PEM = ".pem";

    /** Copies the maps; the authority comes first. */
    public CertificateExport {
        chains = new EnumMap<>(chains);
        former = Collections.unmodifiableMap(new LinkedHashMap<>(former));
    }

    /**
     * Reads the certificates of the current keys, and of the authority if there is one, as written by
     * {@code generate-keystores}.
     *
     * @throws ProblemException naming those that are missing, damaged, or for a key other than the one that
     *     {@code keys.lock} expects
     */
    public static CertificateExport of(KeysDirectory directory) throws IOException {
        return read(directory, line -> false);
    }

    /**
     * Also reads the certificates of the former signing keys that are still published at this time.
     *
     * @throws ProblemException as {@link #of(KeysDirectory)} does
     */
    public static CertificateExport of(KeysDirectory directory, Instant now) throws IOException {
        return read(directory, line -> !line.alias().isOver(now));
    }

    private static CertificateExport read(KeysDirectory directory, Predicate<FormerKeyLine> published)
            throws IOException {
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
            Map<FormerAlias, List<X509Certificate>> former = new LinkedHashMap<>();
            for (FormerKeyLine line : KeysLockFile.read(directory).former()) {
                if (published.test(line)) {
                    try {
                        former.put(line.alias(), former(directory, line));
                    } catch (ProblemException e) {
                        problems.addAll(e.problems());
                    }
                }
            }
            ProblemException.throwIfAny(problems);
            return new CertificateExport(chains, former);
        });
    }

    /** The chains by role; primary's is followed by those of former signing keys, which are also published. */
    public Map<Role, List<X509Certificate>> published() {
        Map<Role, List<X509Certificate>> all = new EnumMap<>(chains);
        former.values()
                .forEach(chain -> all.merge(
                        Role.PRIMARY,
                        chain,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        return all;
    }

    /**
     * Writes each chain as PEM into this folder, named after its role or former key, and deletes the files of former
     * keys that are no longer published.
     *
     * @return the files by that name
     */
    public Map<String, Path> writeTo(Path folder) throws IOException {
        Map<String, List<X509Certificate>> named = new LinkedHashMap<>();
        chains.forEach((role, chain) -> named.put(role.id(), chain));
        former.forEach((alias, chain) -> named.put(alias.name(), chain));
        Map<String, Path> files = new LinkedHashMap<>();
        for (Map.Entry<String, List<X509Certificate>> chain : named.entrySet()) {
            Path file = folder.resolve(chain.getKey() + PEM);
            byte[] pem = KeyFiles.pem(chain.getValue());
            if (!AtomicFile.holds(file, pem)) {
                AtomicFile.write(file, pem);
            }
            files.put(chain.getKey(), file);
        }
        for (Path file : Disk.list(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(PEM)
                    && FormerAlias.isName(name.substring(0, name.length() - PEM.length()))
                    && !files.containsValue(file)
                    && Files.isRegularFile(file)) {
                Files.delete(file);
            }
        }
        return files;
    }

    private static Optional<List<X509Certificate>> read(KeysDirectory directory, Role role) throws IOException {
        String name = KeyFiles.certificates(role);
        boolean isThere = directory.read(name).isPresent();
        if (!isThere && role == Role.CA && directory.read(KeyFiles.store(role)).isEmpty()) {
            return Optional.empty();
        }
        List<X509Certificate> chain = chain(directory, name);
        requireLocked(directory, directory.path(name).toString(), role, Spki.sha256(chain.get(0)));
        return Optional.of(chain);
    }

    private static List<X509Certificate> former(KeysDirectory directory, FormerKeyLine line) throws IOException {
        String name = KeyFiles.formerCertificates(line.alias());
        List<X509Certificate> chain = chain(directory, name);
        String hash = Fingerprint.sha256(chain.get(0));
        if (!hash.equals(line.hash())) {
            throw new ProblemException(
                    directory.path(name).toString(),
                    "contains the certificate sha256:" + hash + ", but keys.lock expects sha256:" + line.hash()
                            + " for this former signing key.",
                    "Run generate-keystores, which rewrites it.");
        }
        return chain;
    }

    private static List<X509Certificate> chain(KeysDirectory directory, String name) throws IOException {
        String where = directory.path(name).toString();
        return CertificateReader.read(
                where,
                directory
                        .read(name)
                        .orElseThrow(() -> new ProblemException(
                                where, "is missing.", "Run generate-keystores, which writes it with the key.")));
    }

    private static void requireLocked(KeysDirectory directory, String where, Role role, String hash)
            throws IOException {
        KeysLockFile.read(directory)
                .key(role)
                .filter(entry -> !entry.hash().equals(hash))
                .ifPresent(entry -> {
                    throw new ProblemException(
                            where,
                            "is for the key sha256:" + hash + ", but keys.lock expects " + entry.described() + ".",
                            "Run generate-keystores, which rewrites it.");
                });
    }
}
