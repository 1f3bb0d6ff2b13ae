package io.github.ishardening.evidence.cbom;

import io.github.ishardening.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An algorithm as described in CycloneDX.
 *
 * @param name its unique name
 * @param oid its object identifier, if it has one that is known
 * @param properties its {@code algorithmProperties}
 * @param parts the algorithms that it consists of
 */
record Algorithm(String name, Optional<String> oid, Map<String, Object> properties, List<Algorithm> parts) {

    private static final String CLASSICAL = "classicalSecurityLevel";
    private static final String QUANTUM = "nistQuantumSecurityLevel";

    /**
     * An algorithm without further details.
     *
     * @param primitive its primitive, as named in the schema
     * @param functions its functions, as named in the schema
     */
    static Algorithm of(String name, String primitive, String... functions) {
        return new Algorithm(
                name,
                Optional.empty(),
                Json.object("primitive", primitive, "cryptoFunctions", List.of(functions)),
                List.of());
    }

    /** The same with another property. */
    Algorithm with(String property, Object value) {
        var more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new Algorithm(name, oid, more, parts);
    }

    /**
     * The same with its strength.
     *
     * @param classical in bits (NIST SP 800-57 part 1, tables 2 and 3)
     * @param quantum NIST's category, from 1 to 5; 0 if it meets none, as for all that quantum computers break
     */
    Algorithm withStrength(int classical, int quantum) {
        return with(CLASSICAL, classical).withCategory(quantum);
    }

    /** The same with NIST's security category for quantum computers, from 1 to 5; 0 if it meets none. */
    Algorithm withCategory(int quantum) {
        return with(QUANTUM, quantum);
    }

    /** The same with its object identifier. */
    Algorithm identifiedBy(String identifier) {
        return new Algorithm(name, Optional.of(identifier), properties, parts);
    }

    /** The same with these parts. */
    Algorithm madeOf(Algorithm... algorithms) {
        return new Algorithm(name, oid, properties, List.of(algorithms));
    }

    /** Its reference in the CBOM. */
    String ref() {
        return "algorithm:" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
