package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No account that comes with the product has the password that it comes with. */
final class DefaultPassword implements Control {

    static final String ID = "default-password";

    private static final Rule RULE = new Rule(
            ID,
            "No password is the one that the product ships with",
            Severity.ERROR,
            "Production guidelines, Admin credentials",
            """
            Hardening gives the administrator of `<superAdmin>` a password of his own, and the same account to \
            whatever else came with a published password: tasks and portals. The account at a server of events gets \
            another one. The embedded LDAP directory of older versions can't be changed in a build, which is a \
            warning. The server reads `[super_admin]` at its first start only: where `<existing>` is true, the \
            administrator's password is by hand.""",
            Versions.TOML);

    private static final String USERNAME = "super_admin.username";
    private static final String PASSWORD = "super_admin.password";
    /** As whom the portals call the server with their certificate. */
    private static final String PORTALS_USER = "identity.auth_framework.endpoint.mutual_ssl_username";

    private static final String PUBLISHER = "authentication.adaptive.event_publisher.authentication.basic.password";
    /** The server's mapper knows it by its second name only. */
    private static final List<String> DIRECTORY =
            List.of("user_store.connection_password", "user_store.properties.ConnectionPassword");

    private static final String ACCESS_USERNAME = "identity.server.service.access.username";
    private static final Set<Secret> PUBLISHED = Stream.of("admin", "admin123", "wso2carbon", "password", "changeit")
            .map(Secret::of)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern OTHERS = Pattern.compile(
            "^(database|datasource|encryption)\\.|(?i)key_?store|trust_?store|certificateKey|app_password$");
    private static final String CURE = "Set another one, as $secret{alias}.";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) throws IOException {
        var toml = hardening.toml();
        var admin = hardening.superAdmin();
        String reference = hardening.secrets().reference(SecretName.ADMIN_PASSWORD, admin.password());
        toml.set(USERNAME, admin.username());
        toml.set(PASSWORD, reference);
        for (String key : accounts(hardening)) {
            if (key.equals(PUBLISHER)) {
                // The account of another server, which is not to learn this one's password.
                toml.set(
                        key,
                        hardening.secrets().reference(SecretName.PUBLISHER_PASSWORD, hardening.publisherPassword()));
            } else {
                toml.set(key, reference);
                String username = key.replaceFirst("password$", "username");
                if (hardening.before().containsKey(username)) {
                    toml.set(username, admin.username());
                }
            }
        }
        String caller = hardening.before().get(PORTALS_USER);
        if (caller != null && !caller.equals(admin.username())) {
            toml.set(PORTALS_USER, admin.username());
        }
        Portals.edit(hardening.distribution(), file -> editPortal(file, hardening));
    }

    private static void editPortal(PortalFile file, Hardening hardening) {
        if (isPublished(file)) {
            PortalPassword.ACCESS.replace(
                    file, hardening, hardening.superAdmin().password());
            if (file.literal(ACCESS_USERNAME).isPresent()) {
                file.replace(
                        ACCESS_USERNAME,
                        hardening,
                        USERNAME,
                        () -> hardening.superAdmin().username());
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (String key : inspection.rendered().values().keySet()) {
            if (isAccount(key) && isPublished(inspection, key)) {
                findings.add(inspection.at(key), "%s is a password that everybody knows.".formatted(key), CURE);
            }
        }
        for (String key : DIRECTORY) {
            if (isPublished(inspection, key)) {
                inspectDirectory(inspection, key, findings);
            }
        }
        for (PortalFile portal : Portals.of(inspection.distribution())) {
            if (isPublished(portal)) {
                findings.add(
                        portal.at(PortalPassword.ACCESS.property()),
                        "the portal calls the server with a password that everybody knows.",
                        "Give it the server's, or leave it out where client certificates are used.");
            }
        }
        if (inspection.existing()) {
            findings.byHand(inspection.at(PASSWORD), SignIn.STAYS, SignIn.change(inspection));
        }
        var accounts = inspection.rendered().values().keySet().stream()
                .filter(DefaultPassword::isAccount)
                .toList();
        new Unseen(inspection, findings).isMade("repository/conf/user-mgt.xml");
        new Unseen(inspection, findings).none("account that the configuration names", accounts);
        new Unseen(inspection, findings).secrets(accounts);
    }

    /** The embedded one has it in clear in a file of its own and knows no vault. */
    private static void inspectDirectory(Inspection inspection, String key, Findings findings) throws IOException {
        boolean isEmbedded = UserStore.of(inspection).stream().anyMatch(UserStore::isEmbedded);
        findings.add(
                isEmbedded ? Severity.WARNING : RULE.severity(),
                DIRECTORY.stream()
                        .map(inspection::at)
                        .filter(location -> location.line().isPresent())
                        .findFirst()
                        .orElse(inspection.at(key)),
                "%s is a password that everybody knows.".formatted(key),
                isEmbedded
                        ? "It can't be changed in a build: the embedded directory finds no secret in the vault. Keep users"
                                + " elsewhere, and set [embedded_ldap] enable = false."
                        : "Change it in the directory, and name it here as $secret{alias}.");
    }

    private static boolean isPublished(Inspection inspection, String key) throws IOException {
        var value = inspection.value(key);
        return value.isPresent()
                && inspection
                        .passwords()
                        .resolve(value.get())
                        .filter(PUBLISHED::contains)
                        .isPresent();
    }

    private static boolean isPublished(PortalFile file) {
        return file.literal(PortalPassword.ACCESS.property())
                .map(Secret::of)
                .filter(PUBLISHED::contains)
                .isPresent();
    }

    /** The accounts with the published password that come with the distribution, besides the administrator's. */
    private static List<String> accounts(Hardening hardening) {
        return hardening.before().entrySet().stream()
                .filter(entry -> isAccount(entry.getKey()) && !entry.getKey().equals(PASSWORD))
                .filter(entry -> PUBLISHED.contains(Secret.of(entry.getValue())))
                .map(Map.Entry::getKey)
                .filter(key -> hardening.toml().has(key) || !hardening.keys().followsAnother(key))
                .toList();
    }

    /** Stores and databases have rules of their own; the password of a directory is the directory's to change. */
    private static boolean isAccount(String key) {
        return SecretSetting.isSecret(key)
                && !DIRECTORY.contains(key)
                && !OTHERS.matcher(key).find();
    }
}
