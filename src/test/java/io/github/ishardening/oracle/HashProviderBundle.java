package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Puts an OSGi bundle that hashes passwords into a kernel, in the place and by the name of Identity Server's own. */
public final class HashProviderBundle {

    private static final String NAME = "org.wso2.carbon.identity.hash.provider.pbkdf2";
    private static final String COMPONENTS = "repository/components/";
    private static final List<String> NEEDED = List.of("org.eclipse.osgi_*.jar", "org.wso2.carbon.user.core_*.jar");

    private final Path source;

    /** A bundle of one class, from this file; the class is its activator. */
    public HashProviderBundle(Path source) {
        this.source = source;
    }

    /** Copies the zip of a kernel into a folder, compiles the class against it and adds the bundle to the copy. */
    public void addTo(Path kernel, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path copy = Files.copy(kernel, folder.resolve(kernel.getFileName()));
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + copy.toUri()), Map.of())) {
            Path components = components(zip);
            compile(libraries(components.resolve("plugins"), folder), classes);
            Files.write(components.resolve("dropins/" + NAME + "_1.0.0.jar"), bundle(classes));
        }
    }

    private static Path components(FileSystem zip) throws IOException {
        try (var tops = Files.list(zip.getPath("/"))) {
            return tops.findFirst().orElseThrow().resolve(COMPONENTS);
        }
    }

    private static List<Path> libraries(Path plugins, Path folder) throws IOException {
        var libraries = new ArrayList<Path>();
        for (String name : NEEDED) {
            try (var found = Files.newDirectoryStream(plugins, name)) {
                for (Path library : found) {
                    Path file = folder.resolve(library.getFileName().toString());
                    Files.copy(library, file);
                    libraries.add(file);
                }
            }
        }
        return libraries;
    }

    private void compile(List<Path> libraries, Path classes) {
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        var arguments = List.of("--release", "11", "-d", classes.toString(), "-cp", classPath, source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private byte[] bundle(Path classes) throws IOException {
        String activator = source.getFileName().toString().replace(".java", "");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of(
                        "Bundle-ManifestVersion",
                        "2",
                        "Bundle-SymbolicName",
                        NAME,
                        "Bundle-Version",
                        "1.0.0",
                        "Bundle-Activator",
                        activator,
                        "Import-Package",
                        "javax.crypto,javax.crypto.spec,org.osgi.framework"
                                + ",org.wso2.carbon.user.core.exceptions,org.wso2.carbon.user.core.hash")
                .forEach(manifest.getMainAttributes()::putValue);
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest);
                var compiled = Files.newDirectoryStream(classes)) {
            for (Path file : compiled) {
                jar.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }
}
