package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Reports changes to Tomcat's safe defaults, such as directory listings or writable files (Tomcat's Security
 * Considerations; STIG for Tomcat 9; CIS Benchmarks for Tomcat).
 */
@Guideline(
        id = "tomcat-defaults",
        title = "Tomcat keeps its safe defaults",
        severity = Severity.WARNING,
        source = "Tomcat's Security Considerations",
        address = OfficialPages.TOMCAT,
        reportsOnly = true,
        hardening = """
            The server's defaults are safe. The audit reports a default servlet, in the global `web.xml` or the \
            console's, with `listings` or debug logging on and, as an error, one that isn't `readonly`; a JSP servlet \
            that reveals itself (`xpoweredBy`); connectors that answer TRACE; and hosts that deploy automatically \
            (`autoDeploy`, `deployOnStartup`), don't write an access log, or reveal stack traces or Tomcat's version \
            in error pages. The shutdown port 8005 in `catalina-server.xml` is never opened, because the server embeds \
            Tomcat.""",
        nist = {"AC-3", "AU-3", "AU-3(1)", "AU-12", "CM-7", "SI-11"},
        cis = {"2.4", "2.5", "2.6", "9.2", "9.3"},
        stig = {
            "TCAT-AS-000090",
            "TCAT-AS-000180",
            "TCAT-AS-000470",
            "TCAT-AS-000510",
            "TCAT-AS-000520",
            "TCAT-AS-000540",
            "TCAT-AS-000550",
            "TCAT-AS-000920",
            "TCAT-AS-000940"
        })
public final class TomcatDefaults extends Control {

    private static final String TRACE = "allowTrace";
    private static final Set<String> SERVLETS = Set.of(".DefaultServlet", ".JspServlet");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (String path : List.of(WebDescriptor.GLOBAL, WebDescriptor.CARBON)) {
            for (Element parameter : parameters(inspection.elements(path, "/web-app/servlet"))) {
                check(inspection, path, parameter, findings);
            }
        }
        for (Connector connector : Connector.all(inspection)) {
            if (Boolean.parseBoolean(connector.value(TRACE).orElse(""))) {
                findings.add(
                        connector.at(TRACE),
                        "%s answers TRACE with everything that it received, including cookies."
                                .formatted(connector.fullName()),
                        "Remove %s.".formatted(connector.key(TRACE)));
            }
        }
        TomcatHost.inspect(inspection, findings);
        new Unseen(inspection, findings).isThere(WebDescriptor.GLOBAL);
    }

    private static List<Element> parameters(List<Element> servlets) {
        return servlets.stream()
                .filter(servlet -> SERVLETS.stream().anyMatch(XmlFile.childText(servlet, "servlet-class")::endsWith))
                .flatMap(servlet -> XmlFile.elements(servlet, "init-param").stream())
                .toList();
    }

    private static void check(Inspection inspection, String path, Element parameter, Findings findings)
            throws IOException {
        String name = XmlFile.childText(parameter, "param-name");
        String text = XmlFile.childText(parameter, "param-value");
        boolean value = Boolean.parseBoolean(text);
        var at = Templates.origin(inspection.distribution(), path, "<param-name>%s<".formatted(name));
        if (name.equals("listings") && value) {
            findings.add(at, "Tomcat lets anyone list the files in a folder.", "Set listings to false.");
        } else if (name.equals("debug") && text.matches("[1-9][0-9]*+")) {
            findings.add(at, "Tomcat's default servlet writes debug logs.", "Set debug to 0.");
        } else if (name.equals("xpoweredBy") && value) {
            findings.add(at, "responses reveal the JSP engine in X-Powered-By.", "Set xpoweredBy to false.");
        } else if (name.equals("readonly") && !value) {
            findings.add(
                    Severity.ERROR,
                    at,
                    "Tomcat lets anyone write and delete files with PUT and DELETE (CVE-2017-12615).",
                    "Set readonly to true.");
        }
    }
}
