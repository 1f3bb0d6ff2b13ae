package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

/** The server filters scripts out of requests, as it is shipped to. */
public final class XssFilter implements Control {

    private static final Rule RULE = new Rule(
            "xss-filter",
            "Scripts are filtered out of requests",
            Severity.WARNING,
            "Production guidelines, XSS protection",
            """
            Reported only: it is on as shipped, in `carbon.xml`. If it is off, take the template of that file from \
            the stock distribution.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean off = inspection
                .xml(ServerFiles.CARBON_XML)
                .map(xml -> xml.texts("//XSSPreventionConfig/Enabled"))
                .filter(List.of("true")::equals)
                .isEmpty();
        if (off) {
            findings.add(
                    Location.of(ServerFiles.CARBON_XML),
                    "XSSPreventionConfig isn't enabled.",
                    "Take the template of carbon.xml from the stock distribution.");
        }
    }
}
