package io.github.ishardening.manifest;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file: a text, a list or a mapping.
 *
 * @param file the file's name for messages
 * @param node the parsed node
 */
record YamlValue(String file, Node node) {

    private static final String CURE = "Write it as Kubernetes expects it: \"kubectl explain\" shows how.";

    private static final String MERGE = "<<";

    /** Whether it is empty or {@code null}. */
    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Whether it is a mapping. */
    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The line where it begins, counted from 1. */
    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** File and line, for messages. */
    String where() {
        return file + ":" + line();
    }

    /**
     * The value of a key; empty if the key is missing or its value is {@code null}.
     *
     * @throws ProblemException in the same cases as {@link #mapping}
     */
    Optional<YamlValue> get(String key) {
        return Optional.ofNullable(mapping().get(key));
    }

    /** The value at a path of keys; empty if one is missing. Has the same problems as {@link #get}. */
    Optional<YamlValue> at(String... keys) {
        var value = Optional.of(this);
        for (String key : keys) {
            value = value.flatMap(each -> each.get(key));
        }
        return value;
    }

    /** The name at a key, or the default; has the same problems as {@link #get} and {@link #name()}. */
    String name(String key, String otherwise) {
        return get(key).map(YamlValue::name).orElse(otherwise);
    }

    /**
     * The values by key, in order, without those that are {@code null}.
     *
     * @throws ProblemException if it isn't a mapping, has a key twice, or a merge key
     */
    Map<String, YamlValue> mapping() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("must be a mapping of keys to values.");
        }
        var values = new LinkedHashMap<String, YamlValue>();
        for (var tuple : mapping.getValue()) {
            var key = new YamlValue(file, tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw key.wrong("must be a string, because it is a key.");
            }
            if (scalar.getValue().equals(MERGE) && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
                // Skipping it would miss what kubectl finds there.
                throw new ProblemException(
                        key.where(),
                        "is a merge key of YAML 1.1, which YAML 1.2 doesn't have.",
                        "Replace it with its value: \"kubectl apply --dry-run=client -o yaml -f\" shows it.");
            }
            if (values.put(scalar.getValue(), new YamlValue(file, tuple.getValueNode())) != null) {
                throw new ProblemException(key.where(), "is a duplicate key.", "Remove one of the two.");
            }
        }
        values.values().removeIf(YamlValue::isNull);
        return values;
    }

    /**
     * The values of a list.
     *
     * @throws ProblemException if it isn't a list
     */
    List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("must be a list.");
        }
        var items = new ArrayList<YamlValue>();
        sequence.getValue().forEach(item -> items.add(new YamlValue(file, item)));
        return items;
    }

    /**
     * The values of a list at a key, none without the key; has the same problems as {@link #get} and {@link #items}.
     */
    List<YamlValue> items(String key) {
        return get(key).map(YamlValue::items).orElse(List.of());
    }

    /**
     * The text.
     *
     * @throws ProblemException if it isn't one, but for example a number, which Kubernetes refuses too
     */
    String text() {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw wrong("must be a string; put numbers and booleans in quotes.");
    }

    /** The text, as names appear in messages: without control characters. Has the same problems as {@link #text}. */
    String name() {
        return DistributionPaths.printable(text());
    }

    /** Whether it is {@code true}. */
    boolean isTrue() {
        return node instanceof ScalarNode scalar && scalar.getValue().equals("true");
    }

    /** The line of the file with the first line of the text, if lines correspond one to one. */
    OptionalInt firstLine() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL
                ? OptionalInt.of(line() + 1)
                : OptionalInt.empty();
    }

    private ProblemException wrong(String what) {
        return new ProblemException(where(), what, CURE);
    }
}
