package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import java.util.Locale;

/** No secret stands in clear in {@code deployment.toml}: what is there in clear goes into the vault. */
final class PlainSecret implements Control {

    private static final Rule RULE = new Rule(
            "plain-secret",
            "Secrets are encrypted in the configuration",
            Severity.ERROR,
            "Production guidelines, Passwords in config files",
            """
            Hardening encrypts every secret that stands in clear in `deployment.toml`. With `<secrets><mode>` as \
            `environment` the server takes them from variables instead, all but the published password of the \
            embedded H2 database; with `plain` they stay. Secrets from variables are an info, since the server \
            writes them in clear into the files that it renders.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        SecretsMode mode = hardening.secrets().mode();
        if (mode == SecretsMode.PLAIN) {
            return;
        }
        for (SecretSetting setting : SecretSetting.of(hardening.toml())) {
            boolean isClear = setting.isSettable() && setting.kind() == SecretSetting.Kind.CLEAR;
            if (isClear && (mode == SecretsMode.VAULT || !isPublished(hardening.toml(), setting.key()))) {
                var secret = Secret.of(hardening.toml().string(setting.key()).orElseThrow());
                hardening.toml().set(setting.key(), hardening.secrets().reference(name(setting.key()), secret));
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        for (SecretSetting setting : SecretSetting.of(inspection.toml())) {
            switch (setting.kind()) {
                case CLEAR ->
                    findings.add(
                            isPublished(inspection.toml(), setting.key()) ? Severity.INFO : RULE.severity(),
                            inspection.at(setting.key()),
                            "%s stands there in clear.".formatted(setting.label()),
                            "Refer to the vault: $secret{alias}.");
                case VARIABLE ->
                    findings.add(
                            Severity.INFO,
                            inspection.at(setting.key()),
                            "the server copies %s in clear into the files that it renders, and into .metadata/references.properties beside its templates."
                                    .formatted(setting.label()),
                            "Keep these files from others on the server, or refer to the vault, which is the hardened way.");
                case REFERENCE -> {
                    // as it should be
                }
            }
        }
    }

    /** The password of the database that comes with the product is no secret, and nobody wants to have to set it. */
    private static boolean isPublished(DeploymentToml toml, String key) {
        return key.matches("database\\.\\w+\\.password")
                && toml.string(key).filter("wso2carbon"::equals).isPresent()
                && toml.string(key.replaceFirst("password$", "url"))
                        .filter(url -> url.startsWith("jdbc:h2:"))
                        .isPresent();
    }

    private static SecretName name(String key) {
        return SecretName.of(
                key.toLowerCase(Locale.ROOT).replaceAll("['\"]", "").replaceAll("[^a-z0-9]+", "_"));
    }
}
