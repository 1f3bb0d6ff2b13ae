package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretText;
import io.github.ishardening.server.SignIn;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Replaces publicly known passwords of accounts, and reports those that a build can't change. */
@Guideline(
        id = DefaultPassword.ID,
        title = "Account passwords aren't publicly known",
        severity = Severity.ERROR,
        source = "Production guidelines, Admin credentials",
        address = OfficialPages.PRODUCT_LEVEL + "#admin-credentials",
        hardening = """
            Hardening gives the administrator in `<superAdmin>` a new password, and sets it for callers that use a \
            publicly known administrator password: tasks and portals. If no account for an event server is configured, \
            the publicly known default password for it is also replaced. A build can't change other accounts, such as \
            that of a mail server: these keep their user names and passwords, and a publicly known password is a \
            warning, or reported at level info if it is the product's default and `deployment.toml` doesn't set it. A \
            publicly known password in a template is an error. Databases have a separate rule. The password of the \
            embedded LDAP directory in older versions can't be changed either; a publicly known one is a warning. The \
            server reads `[super_admin]` at its first start only: if `<existing>` is true, check the administrator's \
            password yourself.""",
        nist = "IA-5")
public final class DefaultPassword extends Control {

    public static final String ID = "default-password";

    private static final OwnAccount ADMINISTRATOR = OwnAccount.ADMINISTRATOR;

    /** The user that portals act as when they call the server with their certificate. */
    private static final String PORTALS_USER = "identity.auth_framework.endpoint.mutual_ssl_username";

    private static final String BASIC = "authentication.adaptive.event_publisher.authentication.basic.";
    private static final String PUBLISHER = BASIC + "password";
    private static final String PUBLISHER_USERNAME = BASIC + "username";

    /** Two names of one key; the server's mapper knows only the second. */
    private static final List<String> DIRECTORY =
            List.of("user_store.connection_password", "user_store.properties.ConnectionPassword");

    private static final String ACCESS_USERNAME = "identity.server.service.access.username";
    private static final Pattern OTHERS = Pattern.compile(
            "^(database|datasource|encryption)\\.|(?i)key_?store|trust_?store|certificateKey|app_password$");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var toml = hardening.toml();
        var admin = hardening.superAdmin();
        String reference = hardening.secrets().reference(SecretName.ADMIN_PASSWORD, admin.password());
        toml.set(ADMINISTRATOR.username(), admin.username());
        toml.set(ADMINISTRATOR.password(), reference);
        for (OwnAccount account : OwnAccount.OTHERS) {
            if (isPublished(hardening, account.password()) && account.isAdministrators(hardening)) {
                account.follow(hardening, reference);
            }
        }
        if (!toml.has(PUBLISHER) && !toml.has(PUBLISHER_USERNAME) && isPublished(hardening, PUBLISHER)) {
            // The account is on another server, which must not learn this one's password.
            toml.set(
                    PUBLISHER,
                    hardening.secrets().reference(SecretName.PUBLISHER_PASSWORD, hardening.publisherPassword()));
        }
        String caller = hardening.stockValues().get(PORTALS_USER);
        if (caller != null && !toml.has(PORTALS_USER) && !caller.equals(admin.username())) {
            toml.set(PORTALS_USER, admin.username());
        }
        Portals.edit(hardening.distribution(), file -> editPortal(file, hardening));
    }

    private static void editPortal(PortalFile file, HardeningContext hardening) {
        if (PortalPassword.ACCESS.isPublished(file) && isAdministrators(file, hardening)) {
            PortalPassword.ACCESS.replace(
                    file, hardening, hardening.superAdmin().password());
            if (file.literal(ACCESS_USERNAME).isPresent()) {
                var admin = hardening.superAdmin();
                file.replace(ACCESS_USERNAME, hardening, ADMINISTRATOR.username(), admin::username);
            }
        }
    }

    /** Whether a portal's user is the previous or new administrator, or not set. */
    private static boolean isAdministrators(PortalFile file, HardeningContext hardening) {
        return file.literal(ACCESS_USERNAME)
                .filter(name -> !name.equals(hardening.stockValues().getOrDefault(ADMINISTRATOR.username(), "admin"))
                        && !name.equals(hardening.superAdmin().username()))
                .isEmpty();
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var accounts = new PublishedAccounts(inspection, findings);
        accounts.report();
        accounts.reportLiterals();
        accounts.reportMetrics();
        accounts.reportGoogleTalk();
        for (String key : DIRECTORY) {
            if (PublishedAccounts.isPublished(inspection, key)) {
                inspectDirectory(inspection, key, findings);
            }
        }
        for (PortalFile portal : Portals.of(inspection.distribution())) {
            if (PortalPassword.ACCESS.isPublished(portal)) {
                findings.add(
                        portal.at(PortalPassword.ACCESS.property()),
                        "the portal calls the server with a publicly known password.",
                        "Set it to the server's password, or remove it if you use client certificates.");
            }
        }
        if (inspection.existing()) {
            findings.byHand(
                    inspection.at(ADMINISTRATOR.password()),
                    SignIn.STAYS,
                    SignIn.change(inspection.rendered(), inspection.product()));
        }
        var keys = inspection.rendered().values().keySet().stream()
                .filter(DefaultPassword::isAccount)
                .toList();
        new Unseen(inspection, findings).isMade("repository/conf/user-mgt.xml");
        new Unseen(inspection, findings).none("account in the configuration", keys);
        new Unseen(inspection, findings).secrets(keys);
    }

    /** The embedded directory stores its password in plain text in its own file, and doesn't support the vault. */
    private static void inspectDirectory(Inspection inspection, String key, Findings findings) throws IOException {
        boolean isEmbedded = UserStore.of(inspection).stream().anyMatch(UserStore::isEmbedded);
        findings.add(
                isEmbedded ? Severity.WARNING : findings.severity(),
                DIRECTORY.stream()
                        .map(inspection::at)
                        .filter(location -> location.line().isPresent())
                        .findFirst()
                        .orElse(inspection.at(key)),
                "%s has a publicly known password.".formatted(key),
                isEmbedded
                        ? "A build can't change it: the embedded directory can't read secrets from the vault. Use"
                                + " another user store, and set [embedded_ldap] enable = false."
                        : "Change it in the directory, and set it here as $secret{alias}.");
    }

    /** Whether a key has a publicly known password of its own, rather than following another key. */
    private static boolean isPublished(HardeningContext hardening, String key) {
        String before = hardening.stockValues().get(key);
        return before != null
                && PublishedPasswords.contains(before)
                && (hardening.toml().has(key) || !hardening.keys().followsAnother(key));
    }

    /** Whether hardening replaces this account's password. */
    static boolean isOwn(Inspection inspection, String key) {
        return key.equals(ADMINISTRATOR.password())
                || (key.equals(PUBLISHER) && !inspection.toml().has(PUBLISHER))
                || OwnAccount.OTHERS.stream()
                        .anyMatch(account -> account.password().equals(key) && account.isAdministrators(inspection));
    }

    /** Other rules cover stores and databases; a directory's password must be changed in the directory. */
    static boolean isAccount(String key) {
        return SecretText.isNamed(key)
                && !DIRECTORY.contains(key)
                && !OTHERS.matcher(key).find();
    }
}
