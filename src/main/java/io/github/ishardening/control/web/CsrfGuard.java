package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reports if the management console accepts requests that another site makes an administrator's browser send. */
@Guideline(
        id = "csrf-guard",
        title = "CSRF protection of the console is on",
        severity = Severity.ERROR,
        source = "Mitigating cross site request forgery attacks",
        address = OfficialPages.CSRF,
        reportsOnly = true,
        hardening = """
            OWASP CSRFGuard is on by default: the audit reports it if it is turned off (`[owasp.csrfguard] enable`), \
            and reports patterns that exclude every page.""",
        nist = "SC-23")
public final class CsrfGuard extends Control {

    private static final String FILE = "repository/conf/security/Owasp.CsrfGuard.Carbon.properties";
    private static final String ENABLED = "org.owasp.csrfguard.Enabled";
    private static final String UNPROTECTED = "org.owasp.csrfguard.unprotected.";
    private static final String KEY = "owasp.csrfguard.enable";
    private static final Set<String> EVERYTHING = Set.of("/*", "%servletContext%/*", "^.*$", "^/.*$");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var properties = inspection.properties(FILE);
        if (properties.isPresent()) {
            inspect(inspection, properties.get(), findings);
        }
        new Unseen(inspection, findings).isThere(FILE);
    }

    private static void inspect(Inspection inspection, Properties properties, Findings findings) throws IOException {
        String enabled = properties.getProperty(ENABLED, "true").strip();
        if (!Boolean.parseBoolean(enabled)) {
            findings.add(
                    inspection.toml().has(KEY)
                            ? inspection.at(KEY)
                            : Templates.origin(inspection.distribution(), FILE, ENABLED),
                    "CSRFGuard is off: %s is %s.".formatted(ENABLED, enabled),
                    "Set it to true.");
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            String pages = properties.getProperty(name).strip();
            if (name.startsWith(UNPROTECTED) && EVERYTHING.contains(pages)) {
                Location at = Templates.origin(inspection.distribution(), FILE, name);
                findings.add(at, "CSRFGuard excludes every page: %s is %s.".formatted(name, pages), "Remove it.");
            }
        }
    }
}
