package io.github.ishardening.evidence;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.file.Disk;
import io.github.ishardening.request.ClientSource;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.trust.CertificateLocation;
import io.github.ishardening.trust.CertificateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of a hardening other than the distribution: the fragment, and the certificates of partners and clients.
 * Files with secrets are excluded, since their digests would help to guess the secrets.
 *
 * @param artifacts resolves coordinates
 * @param base the folder of the project, which names are relative to
 */
public record Materials(ArtifactSource artifacts, Path base) {

    /**
     * The inputs that a request names.
     *
     * @param others files that the request doesn't name, such as waivers
     */
    public List<Resource> of(HardeningRequest request, List<Path> others) throws IOException {
        var materials = new ArrayList<Resource>();
        for (Path file :
                Stream.concat(request.fragment().stream(), others.stream()).toList()) {
            materials.add(Resource.file(name(file), file));
        }
        var trust = request.trust();
        var clients = trust.mutualTls().clients().stream().map(ClientSource::certificates);
        for (CertificateSource source :
                Stream.concat(trust.partners().stream(), clients).toList()) {
            add(source.location(), materials);
        }
        return materials.stream().distinct().toList();
    }

    private void add(CertificateLocation location, List<Resource> materials) throws IOException {
        if (location instanceof CertificateLocation.Artifact artifact) {
            materials.add(Resource.artifact(artifact.coordinates(), artifacts.resolve(artifact.coordinates())));
        } else if (location instanceof CertificateLocation.Local local) {
            for (Path file : files(local.path())) {
                materials.add(Resource.file(name(file), file));
            }
        }
    }

    private static List<Path> files(Path path) throws IOException {
        return Files.isDirectory(path)
                ? Disk.list(path).stream().filter(Files::isRegularFile).sorted().toList()
                : List.of(path);
    }

    /** The path relative to the project, if the file is in it; otherwise only the file name, which is portable. */
    private String name(Path file) {
        Path from = base.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path name = absolute.startsWith(from) ? from.relativize(absolute) : absolute.getFileName();
        return name.toString().replace(name.getFileSystem().getSeparator(), "/");
    }
}
