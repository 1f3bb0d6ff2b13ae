package io.github.ishardening.audit.report;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The locations in {@code audit.sarif}: relative to the distribution's top folder, or for the user's own files to the
 * root of the user's repository.
 */
final class SarifPlaces {

    /** The name of the repository's root in GitHub and GitLab. */
    private static final String REPOSITORY = "%SRCROOT%";

    private SarifPlaces() {}

    /** The base ids of locations that aren't relative to the distribution. */
    static Map<String, Object> roots() {
        return Json.object(
                REPOSITORY,
                Json.object("description", Json.object("text", "The repository of the build that ran the audit.")));
    }

    /**
     * The location of a finding: if a line of the user's file causes it, that line, so that changes to it can be
     * annotated; the place in the distribution is then a related location.
     */
    static Map<String, Object> of(Finding finding) {
        Optional<Location> source =
                finding.source().filter(line -> !Path.of(line.path()).isAbsolute());
        if (source.isEmpty()) {
            return of(finding.location());
        }
        var artifact = Json.object("uri", relativeUri(source.get().path()), "uriBaseId", REPOSITORY);
        var related = place(finding.location());
        related.put("message", Json.object("text", "The hardened server."));
        return Json.object(
                "locations", List.of(physical(artifact, source.get())), "relatedLocations", List.of(related));
    }

    /** A location in the distribution. */
    static Map<String, Object> of(Location location) {
        return Json.object("locations", List.of(place(location)));
    }

    private static Map<String, Object> place(Location location) {
        return physical(Json.object("uri", relativeUri(location.path())), location);
    }

    /** GitHub shows no result without a line; stores, folders and whole files get line 1. */
    private static Map<String, Object> physical(Map<String, Object> artifact, Location location) {
        return Json.object(
                "physicalLocation",
                Json.object(
                        "artifactLocation",
                        artifact,
                        "region",
                        Json.object("startLine", location.line().orElse(1))));
    }

    /** Escapes colons: one in the first segment would make what precedes it a scheme. */
    private static String relativeUri(String path) {
        try {
            return new URI("file", "", "/" + path, null, null)
                    .toASCIIString()
                    .substring("file:///".length())
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
