package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;

/** Tomcat serves no lists of files and lets nobody write any: so it is shipped (Tomcat's Security Considerations). */
@Guideline(
        id = "tomcat-defaults",
        title = "Tomcat keeps its safe defaults",
        severity = Severity.WARNING,
        source = "Security guidelines for production, web applications",
        reportsOnly = true,
        hardening = """
            Tomcat is shipped so; the audit reports a default servlet of the global `web.xml` or the console's \
            whose `listings` are on, and, as an error, one that isn't `readonly`; connectors that answer TRACE, and a \
            `context.xml` that lets scripts read session cookies.""")
public final class TomcatDefaults extends Control {

    private static final String TRACE = "allowTrace";
    private static final String CONTEXT = "repository/conf/tomcat/context.xml";
    private static final String HTTP_ONLY = "useHttpOnly";

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
                        "%s answers TRACE with all that it was sent, cookies too.".formatted(connector.fullName()),
                        "Remove %s.".formatted(connector.key(TRACE)));
            }
        }
        checkCookies(inspection, findings);
        new Unseen(inspection, findings).isThere(WebDescriptor.GLOBAL);
    }

    private static void checkCookies(Inspection inspection, Findings findings) throws IOException {
        boolean readable = inspection.elements(CONTEXT, "/Context").stream()
                .anyMatch(context -> context.getAttribute(HTTP_ONLY).equalsIgnoreCase("false"));
        if (readable) {
            findings.add(
                    Templates.origin(inspection.distribution(), CONTEXT, HTTP_ONLY),
                    "scripts in a page can read the session cookie.",
                    "Set %s to true.".formatted(HTTP_ONLY));
        }
    }

    private static List<Element> parameters(List<Element> servlets) {
        return servlets.stream()
                .filter(servlet -> XmlFile.childText(servlet, "servlet-class").endsWith(".DefaultServlet"))
                .flatMap(servlet -> XmlFile.elements(servlet, "init-param").stream())
                .toList();
    }

    private static void check(Inspection inspection, String path, Element parameter, Findings findings)
            throws IOException {
        String name = XmlFile.childText(parameter, "param-name");
        boolean value = Boolean.parseBoolean(XmlFile.childText(parameter, "param-value"));
        var at = Templates.origin(inspection.distribution(), path, "<param-name>%s<".formatted(name));
        if (name.equals("listings") && value) {
            findings.add(at, "Tomcat lists the files of a folder to everybody.", "Set listings to false.");
        } else if (name.equals("readonly") && !value) {
            findings.add(
                    Severity.ERROR,
                    at,
                    "Tomcat lets everybody write and delete files by PUT and DELETE (CVE-2017-12615).",
                    "Set readonly to true.");
        }
    }
}
