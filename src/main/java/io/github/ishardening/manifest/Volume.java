package io.github.ishardening.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume that the containers of a pod can mount.
 *
 * @param name the name by which containers mount it
 * @param sources the sources of its files; none for storage, such as a PersistentVolumeClaim, whose contents are in no
 *     manifest
 */
public record Volume(String name, List<Source> sources) {

    /**
     * A source of files in a volume.
     *
     * @param kind the kind of object: ConfigMap, Secret, or {@code csi} for files that a driver provides
     * @param name the object's name; the driver's for {@code csi}
     * @param line its line
     * @param optional whether the pod also starts without it
     * @param items the keys by their paths in the volume; empty for all keys, each at the path of the same name
     */
    public record Source(String kind, String name, int line, boolean optional, SortedMap<String, String> items) {}

    static Volume of(YamlValue volume, Allowance allowance) {
        var sources = new ArrayList<Source>();
        source(volume, "secretName", allowance).ifPresent(sources::add);
        volume.get("csi")
                .ifPresent(csi ->
                        sources.add(new Source("csi", csi.name("driver", ""), csi.line(), false, new TreeMap<>())));
        volume.get("projected").ifPresent(projected -> {
            for (var each : allowance.items(projected, "sources")) {
                source(each, "name", allowance).ifPresent(sources::add);
            }
        });
        return new Volume(volume.name("name", ""), List.copyOf(sources));
    }

    private static Optional<Source> source(YamlValue value, String nameOfSecret, Allowance allowance) {
        var configMap = value.get("configMap");
        return configMap.isPresent()
                ? configMap.map(source -> source(ConfigObject.CONFIG_MAP, "name", source, allowance))
                : value.get("secret").map(source -> source(ConfigObject.SECRET, nameOfSecret, source, allowance));
    }

    private static Source source(String kind, String name, YamlValue source, Allowance allowance) {
        var items = new TreeMap<String, String>();
        for (var item : allowance.items(source, "items")) {
            items.put(item.name("path", ""), item.name("key", ""));
        }
        return new Source(
                kind,
                source.name(name, ""),
                source.line(),
                source.get("optional").map(YamlValue::isTrue).orElse(false),
                items);
    }
}
