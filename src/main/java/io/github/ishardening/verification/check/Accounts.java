package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.verification.client.ConsoleDoor;
import io.github.ishardening.verification.client.Door;
import io.github.ishardening.verification.client.PortalDoor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that publicly known passwords are rejected, and that the administrator's own is accepted. A publicly known
 * password is tried once at each login, before the administrator's own, whose success resets the account's count of
 * wrong passwords.
 */
@Guideline(
        id = "accounts",
        title = "Publicly known passwords are rejected, and your own is accepted",
        severity = Severity.ERROR,
        source = "Production guidelines, administrator",
        address = OfficialPages.PRODUCT_LEVEL,
        hardening = """
            `verify-server` signs in through SOAP (`AuthenticationAdmin`), SCIM (`/scim2/Me`), the Carbon console and \
            the Console of Identity Server, if the server has them. The password `admin` must be rejected, both for \
            `admin` and for the super administrator, and the administrator's own password must be accepted. The \
            portals' API must reject the application `dashboard` with its publicly known password, and accept it with \
            the new one if that is available. Each password is tried once at each login endpoint. On a server that was \
            started elsewhere, publicly known passwords are tried only if `<tryPublishedPasswords>` is true, and at a \
            single login endpoint. Accounts that you have created yourself aren't checked.""",
        nist = "IA-5")
public final class Accounts extends ServerCheck {

    private static final String SHIPPED_NAME = "admin";
    private static final String PORTALS = PublishedPasswords.OF_PORTALS.reveal();
    private static final String SUPER_ADMINISTRATOR = "super_admin.username";

    @Override
    public boolean asksOverHttps() {
        return true;
    }

    @Override
    public void ask(RunningServer server, Findings findings) throws IOException {
        boolean isThere = false;
        for (Door door : Door.all()) {
            // On a server that others use, an account mustn't fail often enough to be locked.
            boolean isSpared = server.isForeign() && isThere && server.triesPublishedPasswords();
            boolean isHere = new Trial(server, door, isSpared, findings).ofPeople();
            isThere |= isHere;
            if (!isHere && door instanceof ConsoleDoor && hasConsole(server)) {
                findings.byHand(
                        server.address().location(door.path()),
                        "publicly known passwords couldn't be tried, because the login page wasn't found.",
                        "Sign in there yourself as admin with the password admin.");
            }
        }
        isThere |= new Trial(server, new PortalDoor(), false, findings).ofPortals();
        boolean wasAsked =
                server.triesPublishedPasswords() || server.administrator().isPresent();
        if (wasAsked && !isThere) {
            findings.notApplicable("the server has no login that this plugin supports");
            return;
        }
        Location where = server.address().location("/");
        if (server.isForeign() && server.triesPublishedPasswords()) {
            findings.byHand(
                    where,
                    "publicly known passwords were tried only at the first login, so that no account gets locked.",
                    "Try the others yourself, as admin with the password admin.");
        }
        if (!server.triesPublishedPasswords()) {
            findings.byHand(
                    where,
                    "publicly known passwords weren't tried.",
                    "Set <tryPublishedPasswords>true</tryPublishedPasswords>, or sign in yourself as admin with the"
                            + " password admin.");
        }
        if (server.administrator().isEmpty()) {
            findings.byHand(
                    where,
                    "the administrator's login wasn't tried, because no administrator is configured.",
                    "Configure the administrator and the password, or sign in yourself.");
        }
    }

    private static boolean hasConsole(RunningServer server) {
        return server.configuration()
                .filter(configuration -> configuration.product().isIdentityServer()
                        && configuration.product().version().atLeast(6))
                .isPresent();
    }

    /** The user names that may have the administrators' publicly known password. */
    private static Set<String> administrators(RunningServer server) {
        var names = new LinkedHashSet<String>();
        names.add(SHIPPED_NAME);
        server.configuration()
                .filter(configuration -> configuration.fault().isEmpty())
                .flatMap(configuration -> configuration.value(SUPER_ADMINISTRATOR))
                .ifPresent(names::add);
        server.administrator().map(Account::user).ifPresent(names::add);
        return names;
    }

    /** The attempts at one login. */
    private record Trial(RunningServer server, Door door, boolean isSpared, Findings findings) {

        /** Tries user accounts; whether the login exists. */
        boolean ofPeople() throws IOException {
            var published = administrators(server).stream()
                    .map(name -> new Account(name, PublishedPasswords.OF_ADMINISTRATORS))
                    .toList();
            return of(
                    published,
                    server.administrator(),
                    "Set [super_admin] password before the first start; if the server already has data, change the"
                            + " password on the server.");
        }

        /** Tries the portals' account; whether the login exists. */
        boolean ofPortals() throws IOException {
            return of(
                    List.of(new Account(PORTALS, PublishedPasswords.OF_PORTALS)),
                    server.secrets().find(SecretName.APP_PASSWORD).map(password -> new Account(PORTALS, password)),
                    "Set [account_recovery.endpoint.auth] hash and [identity.auth_framework.endpoint] app_password.");
        }

        private boolean of(List<Account> published, Optional<Account> own, String cure) throws IOException {
            var accounts = new ArrayList<Account>();
            if (server.triesPublishedPasswords() && !isSpared) {
                accounts.addAll(published);
            }
            own.filter(account -> !accounts.contains(account)).ifPresent(accounts::add);
            boolean isThere = false;
            for (Account account : accounts) {
                var attempt = door.tryPassword(server.web(), account.user(), account.password());
                if (attempt.outcome() == Door.Outcome.ABSENT) {
                    return isThere;
                }
                isThere = true;
                judge(
                        account,
                        published.contains(account),
                        own.filter(account::equals).isPresent(),
                        attempt,
                        cure);
            }
            return isThere;
        }

        private void judge(Account account, boolean isPublished, boolean isOwn, Door.Attempt attempt, String cure) {
            String user = Quoted.of(account.user());
            var where = server.address().location(door.path());
            switch (attempt.outcome()) {
                case ACCEPTED -> {
                    if (isPublished) {
                        findings.add(
                                where,
                                "%s can sign in %s with a publicly known password.".formatted(user, door.way()),
                                cure);
                    }
                }
                case REFUSED -> {
                    if (isOwn) {
                        findings.add(
                                where,
                                "%s can't sign in %s with the new password.".formatted(user, door.way()),
                                "Check whether the account is locked. A server that already had data keeps its"
                                        + " passwords.");
                    }
                }
                default ->
                    findings.add(
                            where,
                            "it is unclear whether %s can sign in %s with the %s password: the server responds with %s."
                                    .formatted(
                                            user, door.way(), isPublished ? "publicly known" : "new", attempt.status()),
                            "Check the server's log, and whether the account is locked.");
            }
        }
    }
}
