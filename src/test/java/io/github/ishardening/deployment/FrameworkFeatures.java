package io.github.ishardening.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ishardening.distribution.Distribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** The features of WSO2's identity framework, of which Identity Server is built on a kernel. */
public final class FrameworkFeatures {

    /** Where the build puts them, and other parts of the framework. */
    public static final Path FOLDER = Path.of("target", "identity-framework");

    private static final String RESOURCES = "repository/resources/conf/";
    private static final String TEMPLATES = RESOURCES + "templates/repository/conf/identity/";

    private FrameworkFeatures() {}

    /** Lays the templates and defaults of a feature over a kernel, as the build of Identity Server does. */
    public static void lay(String feature, Distribution kernel) throws IOException {
        for (var file : files(Files.readAllBytes(FOLDER.resolve(feature))).entrySet()) {
            String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
            if (name.endsWith(".j2")) {
                kernel.write(TEMPLATES + name, file.getValue());
            } else if (name.endsWith(".json")) {
                merge(RESOURCES + name.replaceFirst("^org\\.wso2\\..*\\.feature\\.", ""), file.getValue(), kernel);
            }
        }
    }

    /** The files of a zip, by path. */
    public static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    private static void merge(String path, byte[] json, Distribution kernel) throws IOException {
        var mapper = new ObjectMapper();
        var all = kernel.exists(path) ? (ObjectNode) mapper.readTree(kernel.read(path)) : mapper.createObjectNode();
        all.setAll((ObjectNode) mapper.readTree(json));
        kernel.write(path, mapper.writeValueAsBytes(all));
    }
}
