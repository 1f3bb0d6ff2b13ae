package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;

/**
 * Rejects passwords and client secrets in URLs, which end up in logs. Requires Identity Server 7.1 or later, or 7.0
 * with updates.
 */
@Guideline(
        id = "query-parameter-secrets",
        title = "Secrets in query parameters are rejected",
        severity = Severity.WARNING,
        source = "Production guidelines, Sensitive data in query parameters",
        address = OfficialPages.PRODUCT_LEVEL + "#prevent-accepting-sensitive-data-as-query-parameters-in-api-requests",
        hardening = """
            Hardening adds `username`, `password` and `client_secret` to `[oauth] restricted_query_parameters`, and \
            sets `[request_parameters] allow_sensitive_data_in_url` to false, if the version supports them.""",
        versions = "Identity Server 7.1 and later, and 7.0 with updates.")
public final class QueryParameterSecrets extends Control {

    private static final ListSetting RESTRICTED = new ListSetting("oauth.restricted_query_parameters");
    private static final String ALLOWED = "request_parameters.allow_sensitive_data_in_url";
    private static final List<String> SECRETS = List.of("username", "password", "client_secret");

    @Override
    public void harden(HardeningContext hardening) {
        RESTRICTED.add(SECRETS, hardening);
        if (hardening.keys().knows(ALLOWED)) {
            hardening.toml().set(ALLOWED, false);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var missing = RESTRICTED.missing(SECRETS, inspection);
        if (!missing.isEmpty()) {
            findings.add(
                    inspection.at(RESTRICTED.key()),
                    "%s are accepted in query parameters.".formatted(String.join(", ", missing)),
                    "Add them to %s.".formatted(RESTRICTED.key()));
        }
        if (inspection.keys().knows(ALLOWED)
                && !inspection.value(ALLOWED).orElse("").equals("false")) {
            findings.add(
                    inspection.at(ALLOWED), "secrets are accepted in URLs.", "Set %s to false.".formatted(ALLOWED));
        }
        new Unseen(inspection, findings).isKnown(List.of(RESTRICTED.key(), ALLOWED));
    }
}
