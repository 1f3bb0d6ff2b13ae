package io.github.ishardening.hardening.handover.helm;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML that Helm and kubectl read as intended: texts are quoted, since YAML 1.1 in those tools reads {@code on}, {@code
 * no} and {@code 0644} as other types; texts of several lines remain readable.
 */
final class YamlText {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSplitLines(false)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

    /** Words that YAML 1.1 doesn't read as text. */
    private static final Pattern WORDS = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    /** Characters that end a line or are ignored only in YAML 1.1: after one of them, a text would be misread. */
    private static final Pattern BREAKS = Pattern.compile("[\\u2028\\u2029\\ufeff]");

    private YamlText() {}

    /** Returns a document of maps, lists, texts, numbers and booleans, in the order of the maps. */
    static String of(Map<String, ?> document) {
        var text = new StringWriter();
        new Dump(SETTINGS).dumpNode(node(document), new StreamDataWriter() {
            @Override
            public void write(String piece) {
                text.write(piece);
            }

            @Override
            public void write(String piece, int offset, int length) {
                text.write(piece, offset, length);
            }
        });
        // The dumper writes none of these into literal texts, and doesn't escape them in quoted ones.
        return text.toString().replace("\u2028", "\\L").replace("\u2029", "\\P").replace("\ufeff", "\\ufeff");
    }

    private static Node node(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<NodeTuple> entries = new ArrayList<>();
            map.forEach((name, element) -> entries.add(new NodeTuple(name((String) name), node(element))));
            return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
        }
        if (value instanceof List<?> list) {
            List<Node> elements = list.stream().map(YamlText::node).toList();
            return new SequenceNode(Tag.SEQ, elements, FlowStyle.BLOCK);
        }
        if (value instanceof String text) {
            boolean isLiteral = text.indexOf('\n') >= 0 && !BREAKS.matcher(text).find();
            return new ScalarNode(Tag.STR, text, isLiteral ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
        }
        Tag tag = value instanceof Boolean ? Tag.BOOL : value instanceof Double ? Tag.FLOAT : Tag.INT;
        return new ScalarNode(tag, value.toString(), ScalarStyle.PLAIN);
    }

    private static ScalarNode name(String name) {
        boolean isPlain = PLAIN.matcher(name).matches() && !WORDS.matcher(name).matches();
        return new ScalarNode(Tag.STR, name, isPlain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }
}
