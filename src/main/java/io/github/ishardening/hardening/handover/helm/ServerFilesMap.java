package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Utf8;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A ConfigMap with the files that hardening changes besides {@code deployment.toml} and the stores: the chart replaces
 * some of them with its own, and WSO2's own image contains none of them.
 */
final class ServerFilesMap {

    private static final Pattern SEPARATORS = Pattern.compile("[^-._a-zA-Z0-9]");

    private static final String TOO_LARGE = " is too large for a ConfigMap";

    /** Kubernetes accepts 1 MiB including the metadata. */
    private static final int LARGEST = 1_000_000;

    private final SortedMap<String, String> keys = new TreeMap<>();
    private final SortedMap<String, Object> texts = new TreeMap<>();
    private final SortedMap<String, Object> binaries = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private int size;

    private ServerFilesMap() {}

    /**
     * Collects the edits that are staged in a distribution.
     *
     * @param others files for the container only, by path, which take precedence
     */
    static ServerFilesMap of(Distribution distribution, Map<String, byte[]> others) throws IOException {
        var map = new ServerFilesMap();
        others.forEach(map::add);
        for (var edit : distribution.edits().entrySet()) {
            String path = edit.getKey();
            if (edit.getValue() == Change.DELETED) {
                map.missing.add(path + " is deleted in the hardened distribution");
            } else if (path.startsWith(ServerFiles.DATABASES)) {
                map.missing.add(path + " is a database, which a cluster keeps elsewhere");
            } else if (distribution.size(path) > LARGEST) {
                map.missing.add(path + TOO_LARGE);
            } else if (!path.startsWith(ServerFiles.SECURITY)
                    && !path.equals(ServerFiles.DEPLOYMENT_TOML)
                    && !others.containsKey(path)) {
                map.add(path, distribution.read(path));
            }
        }
        return map;
    }

    private void add(String path, byte[] content) {
        Optional<String> text = Utf8.decode(content);
        String written = text.orElseGet(() -> Base64.getEncoder().encodeToString(content));
        int length = written.getBytes(StandardCharsets.UTF_8).length;
        if (size + length > LARGEST) {
            missing.add(path + TOO_LARGE);
            return;
        }
        size += length;
        String key = key(path);
        keys.put(path, key);
        (text.isPresent() ? texts : binaries).put(key, written);
    }

    /** Returns a valid name in a ConfigMap that no other file has. */
    private String key(String path) {
        String key = SEPARATORS.matcher(path).replaceAll("_");
        return keys.containsValue(key) ? key + "_" + keys.size() : key;
    }

    /** The ConfigMap's keys with their paths below the mounted folder. */
    List<Map<String, String>> items() {
        return keys.entrySet().stream()
                .map(file -> item(file.getValue(), file.getKey()))
                .toList();
    }

    /** Returns an item of a volume: a key with its path below the mounted folder. */
    static Map<String, String> item(String key, String path) {
        var item = new TreeMap<String, String>();
        item.put("key", key);
        item.put("path", path);
        return item;
    }

    /** Returns the parts of the hardened distribution that a container from WSO2's own image lacks, one per line. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** The manifest of the ConfigMap of this name. */
    String manifest(String name) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("apiVersion", "v1");
        manifest.put("kind", "ConfigMap");
        manifest.put("metadata", Map.of("name", name));
        manifest.put("data", texts);
        if (!binaries.isEmpty()) {
            manifest.put("binaryData", binaries);
        }
        return """
                # Files of the hardened server other than deployment.toml and its stores. values.yaml mounts them where the
                # container's entry point copies them over its own.
                """ + YamlText.of(manifest);
    }
}
