package io.github.ishardening.evidence.cbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A bill of materials as others read it: by CycloneDX's own schema, and by its references. */
record CycloneDx(JsonNode bill) {

    private static final String ADDRESS = "http://cyclonedx.org/schema/";
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(
                    VersionFlag.V7,
                    factory -> factory.schemaMappers(mappers -> mappers.mapPrefix(ADDRESS, "classpath:")))
            .getSchema(SchemaLocation.of(ADDRESS + "bom-1.6.schema.json"));

    static CycloneDx of(String text) throws IOException {
        return new CycloneDx(JsonMapper.builder().build().readTree(text));
    }

    /** What the official schema has against a text. */
    static List<String> violations(String text) {
        return SCHEMA
                .validate(
                        text,
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    /** The components with these letters at the beginning of their reference. */
    List<JsonNode> components(String start) {
        return stream(bill.at("/components"))
                .filter(component -> ref(component).startsWith(start))
                .toList();
    }

    JsonNode component(String ref) {
        return components(ref).stream()
                .filter(component -> ref(component).equals(ref))
                .findFirst()
                .orElseThrow();
    }

    /** What a component needs itself. */
    List<String> needs(String ref) {
        return stream(bill.at("/dependencies"))
                .filter(dependency -> dependency.at("/ref").asText().equals(ref))
                .flatMap(dependency -> texts(dependency.at("/dependsOn")))
                .toList();
    }

    /** References that lead nowhere, and components that the server doesn't need, in the end. */
    List<String> loose() {
        Set<String> refs = new HashSet<>(List.of("server"));
        stream(bill.at("/components")).map(CycloneDx::ref).forEach(refs::add);
        List<String> loose = new ArrayList<>();
        bill.findValues("algorithmRef").forEach(ref -> loose.add(ref.asText()));
        bill.findValues("signatureAlgorithmRef").forEach(ref -> loose.add(ref.asText()));
        bill.findValues("subjectPublicKeyRef").forEach(ref -> loose.add(ref.asText()));
        bill.findValues("algorithms").forEach(list -> texts(list).forEach(loose::add));
        bill.findValues("cryptoRefArray").forEach(list -> texts(list).forEach(loose::add));
        bill.findValues("dependsOn").forEach(list -> texts(list).forEach(loose::add));
        loose.removeIf(refs::contains);
        Set<String> reached = new HashSet<>();
        reach("server", reached);
        refs.stream().filter(ref -> !reached.contains(ref)).forEach(loose::add);
        return loose;
    }

    private void reach(String ref, Set<String> reached) {
        if (reached.add(ref)) {
            needs(ref).forEach(needed -> reach(needed, reached));
        }
    }

    static String ref(JsonNode component) {
        return component.at("/bom-ref").asText();
    }

    static Stream<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText);
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
