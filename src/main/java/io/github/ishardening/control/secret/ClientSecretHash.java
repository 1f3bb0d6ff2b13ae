package io.github.ishardening.control.secret;

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

/** Hashes OAuth client secrets, so that reading the database isn't enough to sign in. */
@Guideline(
        id = "client-secret-hash",
        title = "OAuth client secrets are hashed in the database",
        severity = Severity.WARNING,
        source = "OAuth client secret and token hashing",
        address = OfficialPages.TOKEN_HASHING,
        hardening = """
            For a new server, hardening sets `[oauth] hash_client_secret` and the hashing class, if the version \
            supports them. A client's secret is then shown only once, when it is created, and can't be looked up \
            later, either in the console or by API Manager. Existing secrets in the database would stop working, so a \
            server with data keeps its setting; for a new server, `keys.lock` records whether the first run enabled \
            it. Existing settings in `deployment.toml` are kept. Versions that support only `hash_tokens_and_secrets` \
            are reported at level info: that setting also hashes tokens, and requires dropping a database constraint, \
            `CON_APP_KEY`, which a build can't do. The setting without the class is reported, because it has no \
            effect.""",
        versions = "Identity Server 7.2 with updates, and later; `hash_tokens_and_secrets` in 5.9 and later.",
        nist = "IA-5(1)")
public final class ClientSecretHash extends Control {

    private static final String SECRETS = "oauth.hash_client_secret";
    private static final String SECRETS_PROCESSOR = "oauth.extensions.client_secret_persistence_processor";
    private static final String MIGRATE =
            "Migrate them as described on WSO2's page on hashing; this also changes the database.";
    private static final String ALL = "oauth.hash_tokens_and_secrets";
    private static final String SHIPPED = "org.wso2.carbon.identity.oauth.tokenprocessor.";
    private static final String HASHING = SHIPPED + "HashingPersistenceProcessor";

    @Override
    public void harden(HardeningContext hardening) {
        var toml = hardening.toml();
        boolean says = toml.has(SECRETS) || toml.has(SECRETS_PROCESSOR) || toml.has(ALL);
        if (hardening.distribution().product().isIdentityServer()
                && hardening.keys().knows(SECRETS)
                && !says
                && hardening.firstStart().takes(id(), SECRETS)) {
            toml.set(SECRETS, true);
            toml.set(SECRETS_PROCESSOR, HASHING);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!new Unseen(inspection, findings).isIdentityServer()) {
            return;
        }
        boolean known = inspection.keys().knows(SECRETS);
        boolean isCurable = known && !inspection.existing();
        if (known && inspection.isOn(SECRETS) && inspection.keys().knows(SECRETS_PROCESSOR)) {
            inspectProcessor(inspection, isCurable, findings);
        }
        if (new Unseen(inspection, findings).isKnown(List.of(SECRETS, ALL))
                && !inspection.isOn(SECRETS)
                && !inspection.isOn(ALL)) {
            findings.add(
                    isCurable ? findings.severity() : Severity.INFO,
                    inspection.at(known ? SECRETS : ALL),
                    "OAuth client secrets are stored in plain text in the database.",
                    isCurable
                            ? "Set %s to true, with HashingPersistenceProcessor as %s, before the first start."
                                    .formatted(SECRETS, SECRETS_PROCESSOR)
                            : MIGRATE);
        }
    }

    /** Checks the class: without it, the setting has no effect; custom classes can't be assessed. */
    private static void inspectProcessor(Inspection inspection, boolean isCurable, Findings findings) {
        String processor = inspection.value(SECRETS_PROCESSOR).orElse("").strip();
        if (!processor.isEmpty() && !processor.startsWith(SHIPPED)) {
            findings.notApplicable("%s is %s".formatted(SECRETS_PROCESSOR, processor));
        } else if (!processor.equals(HASHING)) {
            findings.add(
                    isCurable ? findings.severity() : Severity.INFO,
                    inspection.at(inspection.toml().has(SECRETS_PROCESSOR) ? SECRETS_PROCESSOR : SECRETS),
                    "%s is true, but OAuth client secrets aren't hashed: %s is %s."
                            .formatted(SECRETS, SECRETS_PROCESSOR, processor.isEmpty() ? "not set" : processor),
                    isCurable ? "Set it to %s before the first start.".formatted(HASHING) : MIGRATE);
        }
    }
}
