package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Makes API Manager's components call each other with a separate account, not the administrator's. */
@Guideline(
        id = "internal-account",
        title = "The components of API Manager call each other with a separate account",
        severity = Severity.INFO,
        source = "Security guidelines for production, Use a separate admin user account to login into the system",
        address = OfficialPages.API_MANAGER_GUIDELINES + "#api-m-runtime-security",
        hardening = """
            With `<internalAccount>`, hardening sets that account wherever the components of API Manager call each \
            other as the super administrator: throttling, the event hub with its message broker, the key manager, the \
            transaction counter and registration through workflows. Accounts in `deployment.toml` are kept. A build \
            can't create accounts: at the first start, create it on the server with the role `admin`, and restart; the \
            audit lists that as a manual check. Until the account exists, calls with it are refused: gateways receive \
            no subscriptions, events or throttling decisions. Where arrays of tables contain `${admin.username}` \
            (gateway environments, listeners), the super administrator is still used.""",
        versions = "API Manager. Each account is set if the version has a setting for it.",
        nist = "AC-6")
public final class InternalCalls extends Control {

    private static final List<OwnAccount> ACCOUNTS = OwnAccount.INTERNAL_CALLS;

    @Override
    public void harden(HardeningContext hardening) {
        if (hardening.internalAccount().isEmpty()) {
            return;
        }
        var account = hardening.internalAccount().get();
        var names = ACCOUNTS.stream().map(OwnAccount::username).toList();
        if (names.stream().noneMatch(hardening.keys()::knows)) {
            hardening
                    .progress()
                    .warn("<internalAccount>: has no effect, because %s has no setting for it."
                            .formatted(hardening.distribution().product()));
            return;
        }
        var others = ACCOUNTS.stream()
                .filter(each -> hardening.keys().knows(each.username()))
                .filter(each -> each.isNamedAsAdministrator(hardening) && !isLed(each, hardening, names))
                .toList();
        if (!others.isEmpty()) {
            String reference = hardening.secrets().reference(SecretName.INTERNAL_ACCOUNT_PASSWORD, account.password());
            for (OwnAccount other : others) {
                hardening.toml().set(other.username(), account.username());
                hardening.toml().set(other.password(), reference);
            }
        }
    }

    /** Whether an account follows another of these by default. */
    private static boolean isLed(OwnAccount account, HardeningContext hardening, List<String> names) {
        var toml = hardening.toml();
        return !toml.has(account.username())
                && !toml.has(account.password())
                && hardening
                        .keys()
                        .followed(account.username())
                        .filter(names::contains)
                        .isPresent();
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var names = ACCOUNTS.stream().map(OwnAccount::username).toList();
        if (!new Unseen(inspection, findings).isKnown(names)) {
            return;
        }
        var administrators = ACCOUNTS.stream()
                .filter(account -> account.isNamedAsAdministrator(inspection))
                .map(OwnAccount::username)
                .toList();
        if (!administrators.isEmpty()) {
            findings.add(
                    inspection.at(administrators.get(0), ServerFiles.API_MANAGER_XML),
                    "internal calls use the super administrator's account: %s."
                            .formatted(String.join(", ", administrators)),
                    "Set a separate account in <internalAccount>.");
        }
        var own = names.stream()
                .filter(name -> !administrators.contains(name))
                .filter(name -> inspection.value(name).isPresent())
                .toList();
        if (!own.isEmpty()) {
            findings.byHand(
                    inspection.at(own.get(0), ServerFiles.API_MANAGER_XML),
                    "a build can't create the account for internal calls, %s."
                            .formatted(own.stream()
                                    .flatMap(name -> inspection.value(name).stream())
                                    .distinct()
                                    .collect(Collectors.joining(", "))),
                    "Create it with the role admin at the first start, and restart the server.");
        }
    }
}
