package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import java.util.List;
import java.util.Set;

/**
 * A hardened server that has been saved, with all that its evidence tells.
 *
 * @param input what was hardened
 * @param result what was made of it; the same folder where that is a folder
 * @param server what it is
 * @param report what the audit before the save says
 * @param excluded the ids of the controls that the user left out
 * @param build how the goal was called
 * @param materials what went in besides the input
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
