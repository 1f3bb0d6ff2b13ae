package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PortOffset;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Limits the callback URLs of recovery and registration to the server's own host. */
@Guideline(
        id = "callback-url",
        title = "Callback URLs are limited to your own hosts",
        severity = Severity.WARNING,
        source = "Production guidelines, Callback URL Regular Expressions",
        address = OfficialPages.PRODUCT_LEVEL + "#callback-url-regular-expressions",
        hardening = """
            For recovery, self-registration and lite registration, hardening sets a pattern that matches the \
            server's own host, unless the existing one already rejects foreign hosts, as in 7.0 and later by \
            default. The server fills in its port, or that of its proxy. The setting `callbackUrls` adds others. The \
            audit tests each pattern with URLs of foreign hosts. Existing tenants keep their patterns.""",
        versions = AppliesTo.TOML
                + " Each pattern is checked if the version has a setting for it; a bare kernel has none.",
        nist = "SI-10")
public final class CallbackUrl extends Control {

    private static final List<String> KEYS = List.of(
            "identity_mgt.recovery.callback_url",
            "identity_mgt.user_self_registration.callback_url",
            "identity_mgt.lite_user_registration.callback_url");

    /** Every version replaces this when reading identity.xml (identity framework, IdentityUtil.fillURLPlaceholders). */
    private static final String PORT = "${carbon.management.port}";

    private static final String DEFAULT_PORT = "9443";
    private static final int LONGEST = 2000;
    private static final int MOST_GROUPS = 100;

    /** Quantifiers with numbers; nested ones are slow even if they match nothing. */
    private static final Pattern COUNTED = Pattern.compile("\\{\\d");

    private static final int MOST_COUNTED = 2;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{carbon\\.(\\w++)[^{}]*+\\}");

    @Override
    public void harden(HardeningContext hardening) {
        var toml = hardening.toml();
        String host = hardening.host().name();
        List<String> others = hardening.settings().web().callbackUrls();
        var allowed = Stream.concat(Stream.of(own(host)), others.stream()).toList();
        String pattern = allowed.size() == 1 ? allowed.get(0) : "(" + String.join("|", allowed) + ")";
        // The defaults require a port, which URLs through a proxy on port 443 don't have.
        boolean defaultsFit = others.isEmpty() && !toml.has(PortOffset.PROXY);
        for (String key : KEYS) {
            var present = toml.has(key) || !defaultsFit
                    ? toml.string(key)
                    : Optional.ofNullable(hardening.stockValues().get(key));
            boolean restricted =
                    present.filter(set -> fault(set, host).isEmpty()).isPresent();
            if (hardening.keys().knows(key) && !restricted) {
                toml.set(key, pattern);
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        String host = inspection.value("server.hostname").orElse("localhost");
        for (String key : KEYS) {
            var value = inspection.keys().knows(key) ? inspection.value(key) : Optional.<String>empty();
            value.flatMap(pattern -> fault(pattern, host))
                    .ifPresent(fault -> findings.add(
                            inspection.at(key, ServerFiles.IDENTITY_XML),
                            "%s %s.".formatted(key, fault),
                            "Limit it to your own host: '%s'.".formatted(own(host))));
        }
        new Unseen(inspection, findings).isKnown(KEYS);
    }

    private static String own(String host) {
        // RFC 3986, section 3.2.2: an IPv6 address is in brackets.
        String inUrl = host.contains(":") ? "[" + host + "]" : host;
        return "https://%s(:%s)?/.*".formatted(inUrl.replaceAll("([^A-Za-z0-9-])", "\\\\$1"), PORT);
    }

    /** Returns what is wrong with a pattern, as the predicate of a sentence about it. */
    private static Optional<String> fault(String value, String host) {
        if (value.length() > LONGEST
                || value.chars().filter(c -> c == '(').count() > MOST_GROUPS
                || COUNTED.matcher(value).results().count() > MOST_COUNTED) {
            return Optional.of("is too long or too deeply nested to be checked");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(PLACEHOLDER.matcher(value).replaceAll(match -> switch (match.group(1)) {
                case "protocol" -> "https";
                case "management" -> DEFAULT_PORT;
                default -> host.replace(".", "\\\\.");
            }));
        } catch (PatternSyntaxException e) {
            return Optional.of("isn't a valid regular expression");
        }
        return strangers(host).stream()
                .flatMap(url -> fault(pattern, url).stream())
                .findFirst();
    }

    /** Reports a pattern that takes too long, too: it isn't known to reject the foreign URL. */
    private static Optional<String> fault(Pattern pattern, String stranger) {
        var matches = BoundedRegex.matches(pattern, stranger);
        if (matches.isEmpty()) {
            return Optional.of("takes too long to be checked");
        }
        return matches.get() ? Optional.of("also allows " + stranger) : Optional.empty();
    }

    private static List<String> strangers(String host) {
        return List.of(
                "https://attacker.example/",
                "https://attacker.example/authenticationendpoint/login.do",
                "http://attacker.example:9443/login",
                "https://%s.attacker.example/".formatted(host),
                "https://%s@attacker.example/".formatted(host),
                "https://%s:9443@attacker.example/".formatted(host),
                "https://attacker.example/?https://%s:9443/".formatted(host),
                "https://%s/".formatted(host.replace('.', 'x') + (host.contains(".") ? "" : "x")),
                "javascript:alert(1)");
    }
}
