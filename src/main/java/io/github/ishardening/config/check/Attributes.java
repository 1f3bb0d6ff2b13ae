package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The attributes of the configuration's elements. Maven silently ignores them. */
final class Attributes {

    /**
     * The attributes that Maven reads: for merging with a parent's elements, and those that it adds itself (its guide
     * to configuring plug-ins, and {@code XmlNode} of Maven 4). Those with a prefix are the XML parser's.
     */
    private static final Set<String> MAVENS = Set.of(
            "combine.children",
            "combine.id",
            "combine.keys",
            "combine.self",
            "default-value",
            "implementation",
            "xmlns");

    private Attributes() {}

    /**
     * The problems in the attributes of one element.
     *
     * @param elements the child elements that it accepts
     */
    static List<Problem> problems(String where, String[] names, Collection<String> elements) {
        var problems = new ArrayList<Problem>();
        for (String name : names) {
            if (name.indexOf(':') < 0 && !MAVENS.contains(name)) {
                problems.add(new Problem(
                        where,
                        "has the attribute %s, which Maven ignores.".formatted(name),
                        elements.contains(name) ? "Write an element, %s<%s>.".formatted(where, name) : "Remove it."));
            }
        }
        return problems;
    }
}
