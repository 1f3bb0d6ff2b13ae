package io.github.ishardening.inspection;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.request.Settings;
import java.util.Optional;

/**
 * The validated request for an inspection.
 *
 * @param settings what controls compare with
 * @param secrets the available secrets, for opening stores whose passwords are in the vault or the environment
 * @param acceptedRisk why client certificates are accepted although the version is vulnerable to CVE-2025-9312
 * @param acceptedScopes why any client may get internal scopes (CVE-2025-11229)
 * @param cleared notes of archives in which nothing was found; if empty, archives aren't searched, which is enough if
 *     all are unchanged
 * @param existing whether the server already has data, which its configuration no longer changes
 * @param advisories WSO2's known security advisories
 */
public record InspectionRequest(
        Settings settings,
        KnownSecrets secrets,
        Optional<String> acceptedRisk,
        Optional<String> acceptedScopes,
        Optional<Notes> cleared,
        boolean existing,
        AdvisoryData advisories) {

    /** A request with the advisories that ship with this plugin. */
    public InspectionRequest(
            Settings settings,
            KnownSecrets secrets,
            Optional<String> acceptedRisk,
            Optional<String> acceptedScopes,
            Optional<Notes> cleared,
            boolean existing) {
        this(settings, secrets, acceptedRisk, acceptedScopes, cleared, existing, AdvisoryData.shipped());
    }
}
