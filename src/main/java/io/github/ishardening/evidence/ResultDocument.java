package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.json.Json;
import io.github.ishardening.json.JsonReader;
import io.github.ishardening.problem.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code result.json}: the result of a hardening and its input, for monitoring and later builds. Contains no secrets,
 * no keys, and no times except those of certificates. Its schema is on the site: {@code schema/result-1.json}.
 *
 * @param members the members of the document
 */
record ResultDocument(Map<String, Object> members) {

    /** The member with a file's digest after the hardening. */
    static final String SHA256_AFTER = "sha256After";

    private static final String RESULT = "result";
    private static final String FILES = "files";
    private static final String NAME = "name";
    private static final String SHA256 = "sha256";
    private static final String EXCLUDED = "excluded";

    /** The document for a saved server. */
    static ResultDocument of(SavedServer saved) {
        var server = saved.server();
        var report = saved.report();
        var certificates = new HeldCertificates(server.inventory());
        return new ResultDocument(Json.object(
                "$schema",
                EvidencePages.RESULT_SCHEMA,
                "plugin",
                Json.object(NAME, report.tool(), "version", report.version()),
                "input",
                json(saved.input()),
                RESULT,
                json(saved.result()),
                "product",
                server.productJson(),
                "secrets",
                server.secrets().json(),
                "roles",
                certificates.roles(),
                "trusted",
                certificates.trusted(),
                "unread",
                server.inventory().unread().stream().map(Problem::toString).toList(),
                FILES,
                server.filesJson(),
                RuleStates.MEMBER,
                RuleStates.of(report, saved.excluded())));
    }

    private static Map<String, Object> json(Resource resource) {
        return Json.object(NAME, resource.name(), SHA256, resource.sha256().orElse(null));
    }

    /** Reads a document that an earlier goal wrote; empty if this isn't one. */
    static Optional<ResultDocument> read(byte[] text) {
        return JsonReader.object(text)
                .filter(members -> EvidencePages.RESULT_SCHEMA.equals(members.get("$schema")))
                .map(ResultDocument::new);
    }

    /**
     * Whether this describes a distribution: a zip with this name and content, or a folder with this name in which all
     * edited files are unchanged since.
     *
     * @param sha256 the digest of the zip; empty for a folder
     */
    boolean isOf(Distribution distribution, Optional<String> sha256) throws IOException {
        if (!(members.get(RESULT) instanceof Map<?, ?> result)
                || !Resource.name(distribution.location()).equals(result.get(NAME))
                || !Objects.equals(sha256.orElse(null), result.get(SHA256))) {
            return false;
        }
        return sha256.isPresent() || hasFilesOf(distribution);
    }

    private boolean hasFilesOf(Distribution distribution) throws IOException {
        if (!(members.get(FILES) instanceof List<?> files)) {
            return false;
        }
        for (Object each : files) {
            if (!(each instanceof Map<?, ?> file)
                    || !(file.get("path") instanceof String path)
                    || DistributionPaths.fault(path).isPresent()
                    || !Objects.equals(distribution.contentDigest(path).orElse(null), file.get(SHA256_AFTER))) {
                return false;
            }
        }
        return true;
    }

    /** The same with the results of a later audit; controls that the hardening excluded stay excluded. */
    ResultDocument with(AuditReport report) {
        var states = RuleStates.of(report, Set.of());
        if (members.get(RuleStates.MEMBER) instanceof Map<?, ?> former && former.get(EXCLUDED) instanceof List<?> ids) {
            states.put(EXCLUDED, ids);
        }
        var updated = new LinkedHashMap<>(members);
        updated.put(RuleStates.MEMBER, states);
        return new ResultDocument(updated);
    }

    String text() {
        return Json.text(members);
    }
}
