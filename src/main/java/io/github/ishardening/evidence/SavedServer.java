package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import java.util.List;
import java.util.Set;

/**
 * A saved hardened server, with everything that its evidence describes.
 *
 * @param input what was hardened
 * @param result the result; the same folder if the input is a folder
 * @param server its description
 * @param report the audit before the save
 * @param excluded the ids of the controls that the user excluded
 * @param build how the goal was invoked
 * @param materials the other inputs
 */
public record SavedServer(
        Resource input,
        Resource result,
        HardenedServer server,
        AuditReport report,
        Set<String> excluded,
        BuildRecord build,
        List<Resource> materials) {

    /** Copies the collections. */
    public SavedServer {
        excluded = Set.copyOf(excluded);
        materials = List.copyOf(materials);
    }
}
