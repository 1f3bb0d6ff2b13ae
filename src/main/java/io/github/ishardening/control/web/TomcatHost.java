package io.github.ishardening.control.web;

import io.github.ishardening.control.Findings;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Checks a host in {@code catalina-server.xml}: automatic deployment, the access log, and what error pages reveal. */
record TomcatHost(Inspection inspection, Element host, Findings findings) {

    private static final List<String> DEPLOYMENT = List.of("autoDeploy", "deployOnStartup");
    private static final List<String> TOLD = List.of("showReport", "showServerInfo");

    /** Reports differences from the shipped hosts. */
    static void inspect(Inspection inspection, Findings findings) throws IOException {
        for (Element host : inspection.elements(ServerFiles.CATALINA, "//Host")) {
            new TomcatHost(inspection, host, findings).inspect();
        }
    }

    /** All of these attributes are on unless turned off. */
    private void inspect() throws IOException {
        for (String attribute : DEPLOYMENT) {
            if (!isOff(host, attribute)) {
                add(
                        attribute,
                        ("Tomcat itself deploys the files in the web application folder, bypassing the server: %s"
                                        + " isn't false.")
                                .formatted(attribute),
                        "Set %s to false.".formatted(attribute));
            }
        }
        if (!isLogged(host) && !isLogged(host.getParentNode())) {
            add("AccessLogValve", "requests aren't recorded in an access log.", "Restore the AccessLogValve.");
        }
        for (String attribute : TOLD) {
            if (valves(host, "ErrorReportValve")
                    .findFirst()
                    .filter(valve -> isOff(valve, attribute))
                    .isEmpty()) {
                add(
                        "ErrorReportValve",
                        "error pages reveal %s to everyone: %s isn't false."
                                .formatted(
                                        attribute.equals("showReport") ? "the stack" : "Tomcat's version", attribute),
                        "Set %s of the ErrorReportValve to false.".formatted(attribute));
            }
        }
    }

    /** Whether a host or an engine has an access log valve that is on. */
    private static boolean isLogged(Node container) {
        return valves(container, "AccessLogValve").anyMatch(valve -> !isOff(valve, "enabled"));
    }

    private static Stream<Element> valves(Node container, String name) {
        return XmlFile.elements(container, "Valve").stream()
                .filter(valve -> valve.getAttribute("className").endsWith(name));
    }

    private static boolean isOff(Element element, String attribute) {
        return element.getAttribute(attribute).equalsIgnoreCase("false");
    }

    private void add(String at, String message, String cure) throws IOException {
        findings.add(Templates.origin(inspection.distribution(), ServerFiles.CATALINA, at), message, cure);
    }
}
