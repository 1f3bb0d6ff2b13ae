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
 * @param sources what it is made of; none where it is storage, such as a PersistentVolumeClaim, whose content is in no
 *     manifest
 */
public record Volume(String name, List<Source> sources) {

    /**
     * Where files of a volume come from.
     *
     * @param kind of the object: ConfigMap, Secret, or {@code csi} for what a driver brings
     * @param name its name; of a driver, the driver's
     * @param line where that stands
     * @param optional whether the pod starts without it, too
     * @param items the keys by their paths in the volume; empty for all keys, each being its own path
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
