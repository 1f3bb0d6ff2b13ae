package io.github.ishardening.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The configuration files of a real Carbon kernel, as the build provides it. */
final class KernelZip implements ConfigurationFiles {

    static final String PKCS12 = "4.10.32";
    static final String JKS = "4.7.1";
    static final String OLDEST = "4.5.1";

    private static final Path DISTRIBUTIONS = Path.of("target", "distributions");

    private final Path zip;
    private final String top;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** Reads the kernel of this version. */
    KernelZip(String version) throws IOException {
        top = "wso2carbon-core-" + version + "/";
        zip = DISTRIBUTIONS.resolve("wso2carbon-core-" + version + ".zip");
        try (ZipFile open = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : open.stream().toList()) {
                String path = entry.getName().substring(top.length());
                if (!entry.isDirectory()
                        && (path.startsWith("repository/resources/conf/") || path.equals(ConfigMapper.TOML))) {
                    files.put(path, open.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    /** The shipped deployment.toml. */
    byte[] toml() {
        return files.get(ConfigMapper.TOML);
    }

    /** Takes one file away or puts another one, for a distribution that isn't stock. */
    KernelZip with(Map<String, byte[]> others) {
        files.putAll(others);
        return this;
    }

    /** Drops all files but the TOML, as in a product without templates. */
    KernelZip withoutTemplates() {
        files.keySet().removeIf(path -> path.endsWith(".j2"));
        return this;
    }

    /** Copies the kernel's own jars whose names begin with one of {@code prefixes} into {@code folder}. */
    List<Path> jars(List<String> prefixes, Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (ZipFile open = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : open.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".jar")
                        && prefixes.stream().anyMatch(prefix -> name.startsWith(top + "lib/" + prefix))) {
                    Path jar = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
                    Files.copy(open.getInputStream(entry), jar);
                    jars.add(jar);
                }
            }
        }
        return jars;
    }

    @Override
    public SortedSet<String> paths(String prefix) {
        SortedSet<String> paths = new TreeSet<>(files.keySet());
        paths.removeIf(path -> !path.startsWith(prefix));
        return paths;
    }

    @Override
    public byte[] read(String path) {
        return files.get(path);
    }
}
