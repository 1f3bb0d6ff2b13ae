package io.github.ishardening.control;

import io.github.ishardening.audit.Finding;
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

/** The super administrator is not {@code admin}/{@code admin}. */
final class DefaultPassword implements Control {

    private static final Rule RULE = new Rule(
            "default-password",
            "No password is the one that the product ships with",
            Severity.ERROR,
            "Production guidelines, Admin credentials");

    private static final String PASSWORD = "super_admin.password";
    private static final Set<Secret> PUBLISHED = Stream.of("admin", "admin123", "wso2carbon", "password", "changeit")
            .map(Secret::of)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern OTHERS = Pattern.compile(
            "^(database|datasource|encryption)\\.|(?i)key_?store|trust_?store|certificateKey|app_password$");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        var admin = hardening.superAdmin();
        String reference = hardening.secrets().reference(SecretName.ADMIN_PASSWORD, admin.password());
        toml.set("super_admin.username", admin.username());
        toml.set(PASSWORD, reference);
        for (String key : accounts(hardening)) {
            toml.set(key, reference);
            String username = key.replaceFirst("password$", "username");
            if (hardening.before().containsKey(username)) {
                toml.set(username, admin.username());
            }
        }
    }

    @Override
    public List<Finding> inspect(Inspection inspection) throws IOException {
        var findings = new Findings(RULE);
        for (String key : inspection.rendered().values().keySet()) {
            if (isAccount(key)) {
                var password =
                        inspection.passwords().resolve(inspection.value(key).orElseThrow());
                if (password.filter(PUBLISHED::contains).isPresent()) {
                    findings.add(
                            inspection.at(key),
                            "%s is a password that everybody knows.".formatted(key),
                            "Set another one, as $secret{alias}.");
                }
            }
        }
        return findings.all();
    }

    /** The accounts with the published password that come with the distribution, besides the administrator's. */
    private static List<String> accounts(Hardening hardening) {
        return hardening.before().entrySet().stream()
                .filter(entry -> isAccount(entry.getKey()) && !entry.getKey().equals(PASSWORD))
                .filter(entry -> PUBLISHED.contains(Secret.of(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Stores and databases have rules of their own. */
    private static boolean isAccount(String key) {
        return SecretSetting.isSecret(key) && !OTHERS.matcher(key).find();
    }
}
