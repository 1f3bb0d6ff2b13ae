package io.github.ishardening.oracle;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSON Schema, draft 2020-12.
 *
 * @param text the schema
 */
public record JsonSchema(String text) {

    /** The schema of {@code result.json} that the site publishes. */
    public static JsonSchema ofResult() throws IOException {
        return new JsonSchema(Files.readString(Path.of("src/site/resources/schema/result-1.json")));
    }

    /** What the specifications of in-toto's Statement v1 and of SLSA's provenance v1 ask for, which have no schema. */
    public static JsonSchema ofProvenance() throws IOException {
        return new JsonSchema(
                Files.readString(Path.of("src/test/resources/io/github/ishardening/evidence/statement.json")));
    }

    /** What is wrong with a document. */
    public List<String> violations(String json) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(text)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
