package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;

/** Reports session cookies that scripts can read or that are sent over plain HTTP, and session IDs in URLs. */
@Guideline(
        id = "cookie-secure",
        title = "Session cookies are hidden from scripts and plain HTTP",
        severity = Severity.WARNING,
        source = "Tomcat's Security Considerations",
        address = OfficialPages.TOMCAT,
        reportsOnly = true,
        hardening = """
            The server's defaults are safe. The audit reports a `web.xml` or `context.xml` that lets scripts read the \
            session cookie, allows it over plain HTTP, or permits session IDs in URLs. Without a `secure` element, \
            Tomcat itself keeps cookies that it sets over HTTPS off plain HTTP; if a proxy connects to the server over \
            HTTP, set `scheme` and `secure` on the connector.""",
        nist = {"AC-3", "SC-23"},
        stig = {"TCAT-AS-000070", "TCAT-AS-000080"})
public final class CookieSecure extends Control {

    private static final String CONTEXT = "repository/conf/tomcat/context.xml";
    private static final String HTTP_ONLY = "useHttpOnly";
    private static final String READABLE = "scripts in pages can read the session cookie.";
    private static final String SECURE = "tomcat.session_config.cookie_config.secure";
    private static final String TRACKING = "tomcat.session_config.tracking_mode";
    private static final String COOKIE = "COOKIE";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean readable = inspection.elements(CONTEXT, "/Context").stream()
                .anyMatch(context -> context.getAttribute(HTTP_ONLY).equalsIgnoreCase("false"));
        if (readable) {
            findings.add(origin(inspection, CONTEXT, HTTP_ONLY), READABLE, "Set %s to true.".formatted(HTTP_ONLY));
        }
        for (String path : WebDescriptors.withGlobal(inspection.distribution())) {
            var xml = inspection.xml(path);
            if (xml.isPresent()) {
                inspect(inspection, path, xml.get(), findings);
            }
        }
        new Unseen(inspection, findings).isThere(WebDescriptor.GLOBAL);
    }

    private static void inspect(Inspection inspection, String path, XmlFile descriptor, Findings findings)
            throws IOException {
        if (says(descriptor, "cookie-config/http-only", "false")) {
            findings.add(origin(inspection, path, "<http-only>"), READABLE, "Set http-only to true.");
        }
        if (says(descriptor, "cookie-config/secure", "false")) {
            findings.add(
                    at(inspection, path, SECURE, "<secure>"),
                    "browsers also send the session cookie over plain HTTP.",
                    "Set <secure> in <cookie-config> to true.");
        }
        var modes = texts(descriptor, "tracking-mode");
        // The global descriptor applies to applications that set no mode; Tomcat's default also permits URLs.
        boolean isOpen = modes.isEmpty() && path.equals(WebDescriptor.GLOBAL);
        if (isOpen || modes.stream().anyMatch("URL"::equalsIgnoreCase)) {
            findings.add(
                    at(inspection, path, TRACKING, isOpen ? "<session-config>" : "<tracking-mode>"),
                    "URLs may contain session IDs, which then appear in logs and referrers.",
                    "Set tracking-mode to %s.".formatted(COOKIE));
        }
    }

    private static boolean says(XmlFile descriptor, String element, String text) {
        return texts(descriptor, element).stream().anyMatch(text::equalsIgnoreCase);
    }

    private static List<String> texts(XmlFile descriptor, String element) {
        return descriptor.texts("/web-app/session-config/" + element).stream()
                .map(String::strip)
                .toList();
    }

    /** Only the console's descriptor is rendered from these keys. */
    private static Location at(Inspection inspection, String path, String key, String text) throws IOException {
        return path.equals(WebDescriptor.CARBON) && inspection.toml().has(key)
                ? inspection.at(key)
                : origin(inspection, path, text);
    }

    private static Location origin(Inspection inspection, String path, String text) throws IOException {
        return Templates.origin(inspection.distribution(), path, text);
    }
}
