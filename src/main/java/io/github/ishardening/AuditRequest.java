package io.github.ishardening;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.audit.Audit;
import java.nio.file.Path;
import java.util.List;

/**
 * The user's audit request, validated.
 *
 * @param policy judges findings
 * @param advisories are compared with the distribution's version
 * @param files the files from which both were read
 */
record AuditRequest(Audit policy, AdvisoryData advisories, List<Path> files) {

    /** Copies the list. */
    AuditRequest {
        files = List.copyOf(files);
    }
}
