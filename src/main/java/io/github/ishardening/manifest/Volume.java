package io.github.ishardening.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pod can mount.
 *
 * @param name by which its containers mount it
 * @param sources what it is made of; none where it is storage, such as a PersistentVolumeClaim, which no manifest knows
 */
record Volume(String name, List<Source> sources) {

    /**
     * Where files of a volume come from.
     *
     * @param kind of the object: ConfigMap, Secret, or {@code csi} for what a driver brings
     * @param name its name; of a driver, the driver's
     * @param line where that stands
     * @param optional whether the pod starts without it, too
     * @param items the paths in the volume by key; empty for all keys, each being its own path
     */
    record Source(String kind, String name, int line, boolean optional, SortedMap<String, String> items) {}

    static Volume of(YamlValue volume) {
        var sources = new ArrayList<Source>();
        source(volume, "secretName").ifPresent(sources::add);
        volume.get("csi")
                .ifPresent(csi ->
                        sources.add(new Source("csi", csi.text("driver", ""), csi.line(), false, new TreeMap<>())));
        volume.get("projected").ifPresent(projected -> {
            for (var each : projected.items("sources")) {
                source(each, "name").ifPresent(sources::add);
            }
        });
        return new Volume(volume.text("name", ""), List.copyOf(sources));
    }

    private static Optional<Source> source(YamlValue value, String nameOfSecret) {
        var configMap = value.get("configMap");
        return configMap.isPresent()
                ? configMap.map(source -> source(ConfigObject.CONFIG_MAP, "name", source))
                : value.get("secret").map(source -> source(ConfigObject.SECRET, nameOfSecret, source));
    }

    private static Source source(String kind, String name, YamlValue source) {
        var items = new TreeMap<String, String>();
        for (var item : source.items("items")) {
            items.put(item.text("key", ""), item.text("path", ""));
        }
        return new Source(
                kind,
                source.text(name, ""),
                source.line(),
                source.get("optional").map(YamlValue::isTrue).orElse(false),
                items);
    }
}
