package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code Server} header of HTTP responses names no product. */
final class ServerHeader implements Control {

    private static final List<String> KEYS =
            List.of("transport.http.properties.server", "transport.https.properties.server");
    private static final Pattern PRODUCT =
            Pattern.compile("wso2|carbon|tomcat|apache|coyote", Pattern.CASE_INSENSITIVE);

    private static final Rule RULE = new Rule(
            "server-header",
            "The Server header names no product",
            Severity.WARNING,
            "Production guidelines, HTTP response",
            """
            Hardening sets the header of both connectors to the setting `serverHeader`, `Server` unless said \
            otherwise.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        String header = hardening.settings().serverHeader();
        KEYS.forEach(key -> hardening.toml().set(key, header));
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        for (String key : KEYS) {
            inspection
                    .value(key)
                    .filter(header -> PRODUCT.matcher(header).find())
                    .ifPresent(header -> findings.add(
                            inspection.at(key, ServerFiles.CATALINA),
                            "%s is %s, which names the product.".formatted(key, header),
                            "Set it to %s.".formatted(inspection.settings().serverHeader())));
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }
}
