package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ends idle sessions, so that nobody else can use a browser that a user leaves open. */
@Guideline(
        id = "session-timeout",
        title = "Idle sessions end within 30 minutes",
        severity = Severity.WARNING,
        source = "Securing API Manager web portals, session time-out",
        address = OfficialPages.PORTALS + "#configuring-session-time-out",
        hardening = """
            By default, sessions end after 30 minutes of inactivity (console: 15). If either is longer than the \
            setting `sessionTimeout`, by default 30 minutes, hardening reduces it to that value. It also edits \
            descriptors that aren't templates, such as those of unpacked portals. Values in `deployment.toml` or your \
            fragment are kept, and reported if they are higher.""",
        nist = "AC-12",
        stig = "TCAT-AS-000970")
public final class SessionTimeout extends Control {

    private static final Map<String, String> KEYS = Map.of(
            WebDescriptor.GLOBAL, "tomcat.global.session_timeout",
            WebDescriptor.CARBON, "tomcat.management_console.session_timeout");
    private static final String ELEMENT = "<session-timeout>";
    private static final Pattern TIMEOUT = Pattern.compile(ELEMENT + "\\s*+([^<{]*+)</session-timeout>");
    private static final Pattern NEVER = Pattern.compile("-[0-9]++|0++");
    /** A negative value with a unit; the mapper ignores the sign. */
    private static final Pattern MINUS = Pattern.compile("-[0-9]++[a-z]++");

    private static final Pattern MINUTES = Pattern.compile("([0-9]{1,6})m?");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        int limit = hardening.settings().signIn().sessionTimeout();
        for (String path : WebDescriptors.withGlobal(distribution)) {
            if (Templates.isStatic(distribution, path)) {
                var text = new XmlText(distribution.read(path));
                text.find(TIMEOUT, 0)
                        .filter(found -> isLong(found.group(1).strip(), limit))
                        .ifPresent(found -> text.replace(found.start(1), found.end(1), String.valueOf(limit)));
                distribution.write(path, text.content());
            } else if (KEYS.containsKey(path)) {
                String key = KEYS.get(path);
                String stock = hardening.stockValues().get(key);
                if (stock != null && !hardening.toml().has(key) && isLong(stock, limit)) {
                    hardening.toml().set(key, limit + "m");
                }
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        int limit = inspection.settings().signIn().sessionTimeout();
        for (String path : WebDescriptors.withGlobal(inspection.distribution())) {
            var xml = inspection.xml(path);
            if (xml.isPresent()) {
                for (String text : xml.get().texts("/web-app/session-config/session-timeout")) {
                    inspect(inspection, path, text.strip(), limit, findings);
                }
            }
        }
        new Unseen(inspection, findings).isThere(WebDescriptor.GLOBAL);
    }

    private static void inspect(Inspection inspection, String path, String text, int limit, Findings findings)
            throws IOException {
        String cure = "Set the timeout to between 1 and %s minutes.".formatted(limit);
        String effect = NEVER.matcher(text).matches()
                ? "idle sessions never end."
                : "sessions end after '%s' minutes of inactivity.".formatted(text);
        var set = Optional.ofNullable(KEYS.get(path))
                .flatMap(inspection.toml()::string)
                .filter(value -> MINUS.matcher(value).matches());
        if (isLong(text, limit)) {
            findings.add(at(inspection, path), effect, cure);
        } else if (set.isPresent() && Templates.isRendered(inspection.distribution(), path)) {
            findings.add(
                    Severity.INFO,
                    at(inspection, path),
                    "the server ignores the minus sign of '%s', because the value has a unit: %s"
                            .formatted(set.get(), effect),
                    cure);
        }
    }

    /** Whether a timeout is too long, or is zero or less, which means none. */
    private static boolean isLong(String text, int limit) {
        var minutes = MINUTES.matcher(text);
        return !minutes.matches()
                || Integer.parseInt(minutes.group(1)) == 0
                || Integer.parseInt(minutes.group(1)) > limit;
    }

    private static Location at(Inspection inspection, String path) throws IOException {
        String key = KEYS.getOrDefault(path, "");
        return Templates.isRendered(inspection.distribution(), path)
                        && inspection.toml().has(key)
                ? inspection.at(key)
                : Templates.origin(inspection.distribution(), path, ELEMENT);
    }
}
