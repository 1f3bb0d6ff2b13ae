package io.github.ishardening.inspection;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.request.Settings;
import java.util.Optional;

/**
 * What the user asks of an inspection, checked.
 *
 * @param settings what controls compare with where there is a choice
 * @param secrets the secrets available, to open stores whose passwords stand in the vault or the environment
 * @param acceptedRisk why client certificates are let in although the version is open to CVE-2025-9312
 * @param acceptedScopes why any client may get internal scopes (CVE-2025-11229)
 * @param cleared in which archives there was nothing; without them none is looked into, which is enough where all came
 *     in unchanged
 * @param existing whether the server already has data, which its configuration doesn't change any more
 * @param advisories what is known of WSO2's security advisories
 */
public record InspectionRequest(
        Settings settings,
        KnownSecrets secrets,
        Optional<String> acceptedRisk,
        Optional<String> acceptedScopes,
        Optional<Notes> cleared,
        boolean existing,
        AdvisoryData advisories) {

    /** The same with the advisories that come with this plugin. */
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
