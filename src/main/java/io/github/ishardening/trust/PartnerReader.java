package io.github.ishardening.trust;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.InputFile;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.keystore.FoundCertificate;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretResolver;
import io.github.ishardening.secret.SecretRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the certificates that the user specifies, and assigns aliases to them.
 *
 * @param artifacts resolves coordinates
 * @param secrets resolves the passwords of stores
 */
public record PartnerReader(ArtifactSource artifacts, SecretResolver secrets) {

    /**
     * The certificates of all sources, without duplicates within a source, in the order of the sources and files.
     *
     * @throws ProblemException with all sources that aren't available or can't be read
     */
    public List<Partner> read(List<CertificateSource> sources) throws IOException {
        var partners = new ArrayList<Partner>();
        var problems = new ArrayList<Problem>();
        for (CertificateSource source : sources) {
            try {
                partners.addAll(read(source));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        ProblemException.throwIfAny(problems);
        return partners;
    }

    private List<Partner> read(CertificateSource source) throws IOException {
        Optional<Secret> password = password(source);
        var found = new ArrayList<FoundCertificate>();
        Map<X509Certificate, String> origins = new LinkedHashMap<>();
        Path path = locate(source.location());
        for (Path file : files(source, path)) {
            String origin = path.equals(file) ? source.location().toString() : file.toString();
            for (FoundCertificate each :
                    CertificateReader.read(origin, InputFile.content(file), password, source.where())) {
                if (origins.putIfAbsent(each.certificate(), origin) == null) {
                    found.add(each);
                }
            }
        }
        var partners = new ArrayList<Partner>();
        for (FoundCertificate each : found) {
            String alias = alias(source, each, partners.size() + 1);
            var entry = new TruststoreEntry(alias, each.certificate());
            partners.add(new Partner(entry, source.where(), origins.get(each.certificate()), source.waivers()));
        }
        return partners;
    }

    private Path locate(CertificateLocation location) {
        return location instanceof CertificateLocation.Artifact artifact
                ? artifacts.resolve(artifact.coordinates())
                : ((CertificateLocation.Local) location).path();
    }

    /** The file, or the files directly in the folder by name, without hidden ones, which belong to other programs. */
    private static List<Path> files(CertificateSource source, Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            String what = Files.exists(path) ? " is neither a file nor a folder." : " doesn't exist.";
            throw new ProblemException(source.where(), path + what, "Specify a file or a folder.");
        }
        List<Path> files = Disk.list(path).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .sorted()
                .toList();
        if (files.isEmpty()) {
            throw new ProblemException(
                    source.where(), path + " is an empty folder.", "Put the partners' certificates there.");
        }
        return files;
    }

    private Optional<Secret> password(CertificateSource source) throws IOException {
        return source.password().isEmpty()
                ? Optional.empty()
                : Optional.of(secrets.resolve(source.password().get(), SecretRule.ANY));
    }

    private static String alias(CertificateSource source, FoundCertificate found, int number) {
        return source.alias()
                .map(alias -> number == 1 ? alias : alias + "-" + number)
                .or(found::alias)
                .orElseGet(() -> CertificateNames.alias(found.certificate()));
    }
}
