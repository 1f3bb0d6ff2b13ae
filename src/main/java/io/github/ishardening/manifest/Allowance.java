package io.github.ishardening.manifest;

import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.Map;

/** Limits the size of a manifest, because aliases can expand a small file enormously. */
final class Allowance {

    /** In characters; a cluster accepts 1 MiB per object. */
    private static final long LARGEST = 32L << 20;

    /** The number of keys, mounts and variables; a release has a few hundred. */
    private static final int MOST = 20_000;

    private long left = LARGEST;
    private int count;

    /** The values of a list. */
    List<YamlValue> items(YamlValue value, String key) {
        var items = value.items(key);
        count(value, items.size());
        return items;
    }

    /** The values of a mapping. */
    Map<String, YamlValue> mapping(YamlValue value) {
        var mapping = value.mapping();
        count(value, mapping.size());
        return mapping;
    }

    private void count(YamlValue value, int more) {
        count += more;
        if (count > MOST) {
            throw new ProblemException(
                    value.where(),
                    "up to here, the objects contain more than %s keys, mounts and variables in total.".formatted(MOST),
                    "Specify the manifest of a single release.");
        }
    }

    /** The text of a value. */
    String text(YamlValue value) {
        String text = value.text();
        left -= text.length();
        if (left < 0) {
            throw new ProblemException(
                    value.where(),
                    "up to here, the objects contain more than 32 MiB.",
                    "Specify the manifest of a single release.");
        }
        return text;
    }
}
