package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

/** Reports a disabled filter for scripts in requests, which is on by default. */
@Guideline(
        id = "xss-filter",
        title = "The XSS filter is on",
        severity = Severity.WARNING,
        source = "Production guidelines, XSS protection",
        address = OfficialPages.PRODUCT_LEVEL + "#xss-protection",
        reportsOnly = true,
        hardening = """
            By default, `carbon.xml` turns the filter on. If it is off, restore the template of that file from the \
            stock distribution.""",
        nist = "SI-10")
public final class XssFilter extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean off = inspection
                .xml(ServerFiles.CARBON_XML)
                .map(xml -> xml.texts("//XSSPreventionConfig/Enabled"))
                .filter(List.of("true")::equals)
                .isEmpty();
        if (off) {
            findings.add(
                    ServerFiles.CARBON_XML,
                    "XSSPreventionConfig isn't enabled.",
                    "Restore the template of carbon.xml from the stock distribution.");
        }
    }
}
