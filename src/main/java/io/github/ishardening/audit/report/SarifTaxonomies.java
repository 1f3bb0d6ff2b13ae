package io.github.ishardening.audit.report;

import io.github.ishardening.audit.Requirement;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Standard;
import io.github.ishardening.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The standards that the rules of a report relate to, as taxonomies of {@code audit.sarif}. */
final class SarifTaxonomies {

    private final Map<Standard, List<String>> taxa = new TreeMap<>();
    private final List<Standard> standards;

    SarifTaxonomies(List<Rule> rules) {
        var found = new TreeMap<Standard, TreeSet<String>>();
        for (Rule rule : rules) {
            for (Requirement requirement : rule.requirements()) {
                found.computeIfAbsent(requirement.standard(), standard -> new TreeSet<>())
                        .add(requirement.id());
            }
        }
        found.forEach((standard, ids) -> taxa.put(standard, List.copyOf(ids)));
        standards = List.copyOf(taxa.keySet());
    }

    /** The taxonomies, each with the requirements that rules refer to. */
    List<Map<String, Object>> all() {
        return standards.stream().map(this::taxonomy).toList();
    }

    private Map<String, Object> taxonomy(Standard standard) {
        var taxonomy = Json.object("name", standard.id(), "fullName", standard.toString());
        if (!standard.edition().isEmpty()) {
            taxonomy.put("version", standard.edition());
        }
        taxonomy.putAll(Json.object(
                "organization", standard.organization(),
                "informationUri", standard.address(),
                "isComprehensive", false,
                "taxa",
                        taxa.get(standard).stream()
                                .map(id -> Json.object("id", id))
                                .toList()));
        return taxonomy;
    }

    /** References to the taxonomies. */
    List<Map<String, Object>> references() {
        return standards.stream().map(this::reference).toList();
    }

    private Map<String, Object> reference(Standard standard) {
        return Json.object("name", standard.id(), "index", standards.indexOf(standard));
    }

    /**
     * Relates a rule to the taxonomies, only as {@code relevant}: passing the rule doesn't prove that a requirement is
     * met, nor does meeting the requirement prove that the rule passes.
     */
    List<Map<String, Object>> relationships(Rule rule) {
        return rule.requirements().stream().map(this::relationship).toList();
    }

    private Map<String, Object> relationship(Requirement requirement) {
        var standard = requirement.standard();
        return Json.object(
                "target",
                        Json.object(
                                "id", requirement.id(),
                                "index", taxa.get(standard).indexOf(requirement.id()),
                                "toolComponent", reference(standard)),
                "kinds", List.of("relevant"));
    }
}
