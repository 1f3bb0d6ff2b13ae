package io.github.ishardening;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.audit.Audit;
import java.nio.file.Path;
import java.util.List;

/**
 * What the user asks of an audit, checked.
 *
 * @param policy by what findings are judged
 * @param advisories what the distribution's version is compared with
 * @param files the files from which both were read
 */
record AuditRequest(Audit policy, AdvisoryData advisories, List<Path> files) {

    /** Copies the list. */
    AuditRequest {
        files = List.copyOf(files);
    }
}
