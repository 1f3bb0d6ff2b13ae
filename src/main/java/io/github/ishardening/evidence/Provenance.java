package io.github.ishardening.evidence;

import io.github.ishardening.json.Json;
import io.github.ishardening.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code provenance.json}: what was made from what, by which builder and how, as an unsigned in-toto Statement (<a
 * href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">v1</a>) with a SLSA predicate (<a
 * href="https://slsa.dev/spec/v1.0/provenance">v1</a>). It leaves the time of the build to the signer.
 *
 * @param members the members of the statement
 */
record Provenance(Map<String, Object> members) {

    private static final String TYPE = "_type";
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://slsa.dev/provenance/v1";
    private static final String SUBJECT = "subject";

    /** The statement about how a server was made, without subjects yet. */
    static Provenance of(SavedServer saved) {
        var build = saved.build();
        var dependencies = new ArrayList<Resource>();
        dependencies.add(saved.input());
        dependencies.addAll(saved.materials());
        dependencies.add(build.plugin());
        var parameters = Json.object("goal", build.goal());
        parameters.putAll(build.parameters());
        var definition = Json.object(
                "buildType",
                EvidencePages.BUILD_TYPE,
                "externalParameters",
                parameters,
                "internalParameters",
                build.outputTimestamp().map(time -> Json.object("outputTimestamp", time)),
                "resolvedDependencies",
                dependencies.stream().distinct().map(Resource::json).toList());
        var builder = Json.object("id", EvidencePages.BUILDER, "version", build.versions());
        return new Provenance(Json.object(
                TYPE,
                STATEMENT,
                SUBJECT,
                List.of(),
                "predicateType",
                PREDICATE,
                "predicate",
                Json.object("buildDefinition", definition, "runDetails", Json.object("builder", builder))));
    }

    /** Reads a statement that an earlier goal wrote; empty if this isn't one. */
    static Optional<Provenance> read(byte[] text) {
        return JsonReader.object(text)
                .filter(members -> STATEMENT.equals(members.get(TYPE)))
                .map(Provenance::new);
    }

    /** The subjects, with the digests in the statement. */
    List<Resource> subjects() {
        var files = new ArrayList<Resource>();
        if (members.get(SUBJECT) instanceof List<?> subjects) {
            for (Object each : subjects) {
                if (each instanceof Map<?, ?> subject
                        && subject.get("name") instanceof String name
                        && subject.get("digest") instanceof Map<?, ?> digest
                        && digest.get("sha256") instanceof String sha256) {
                    files.add(Resource.file(name, sha256));
                }
            }
        }
        return files;
    }

    /** The same statement with these subjects. */
    Provenance about(List<Resource> subjects) {
        var updated = new LinkedHashMap<>(members);
        updated.put(SUBJECT, subjects.stream().map(Resource::json).toList());
        return new Provenance(updated);
    }

    String text() {
        return Json.text(members);
    }
}
