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

/** Locks accounts after failed logins. A tenant adopts the value when it is created; the first, at the first start. */
@Guideline(
        id = "account-locking",
        title = "Accounts are locked after failed logins",
        severity = Severity.WARNING,
        source = "Mitigate brute force attacks",
        address = OfficialPages.BRUTE_FORCE,
        hardening = """
            Identity Server ships with account locking off. Hardening sets `[identity_mgt.account_locking] \
            enable_account_locking` to true, unless `deployment.toml` sets it or the setting `accountLocking` is \
            `false`. The number of attempts and the lock time remain unchanged, by default 5 attempts and 5 minutes. \
            Existing tenants keep their settings.""",
        versions = "Identity Server 5.9 and later.",
        nist = "AC-7")
public final class AccountLocking extends Control {

    private static final String ENABLED = "identity_mgt.account_locking.enable_account_locking";
    private static final String FILE = "repository/conf/identity/identity-event.properties";
    private static final String PROPERTY = "account.lock.handler.lock.on.max.failed.attempts.enable";

    @Override
    public void harden(HardeningContext hardening) {
        if (hardening.settings().signIn().accountLocking()
                && hardening.distribution().product().isIdentityServer()
                && hardening.keys().knows(ENABLED)
                && !hardening.toml().has(ENABLED)) {
            hardening.toml().set(ENABLED, true);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!new Unseen(inspection, findings).isIdentityServer()) {
            return;
        }
        var properties = inspection.properties(FILE);
        if (properties.isPresent() && inspection.keys().knows(ENABLED)) {
            if (inspection.existing()) {
                findings.byHand(
                        inspection.at(ENABLED, FILE),
                        "account locking for tenants is configured on the running server.",
                        "Check Login Attempts in the console of each tenant.");
            } else if (!Boolean.parseBoolean(
                    properties.get().getProperty(PROPERTY, "").strip())) {
                findings.add(
                        inspection.at(ENABLED, FILE),
                        "accounts aren't locked after failed logins: anyone can try any number of passwords.",
                        "Set enable_account_locking of [identity_mgt.account_locking] to true.");
            }
        }
        new Unseen(inspection, findings).isKnown(List.of(ENABLED));
    }
}
