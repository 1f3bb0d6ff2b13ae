package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PropertyLines;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Forbids Java system properties that disable a default protection of the JDK or the server. */
@Guideline(
        id = "unsafe-properties",
        title = "JVM properties don't disable protections",
        severity = Severity.ERROR,
        source = "Security guidelines for production, operating system",
        address = OfficialPages.OS_LEVEL + "#run-the-wso2-process",
        reportsOnly = true,
        hardening = """
            The audit reports properties that let JNDI load remote code (`trustURLCodebase`), let Log4j look up \
            names in JNDI, replace the JDK's security settings entirely (`-Djava.security.properties==`), allow \
            insecure TLS renegotiation, or open the OSGi console on a port. It checks the start scripts, \
            `[system.parameter]` and, for the console, the OSGi launcher's `launch.ini`.""",
        nist = "CM-6")
public final class UnsafeProperties extends Control {

    private static final Predicate<String> ON = Boolean::parseBoolean;
    private static final String LOADS_CODE = "JNDI replies can load code from any location";
    private static final String LOOKS_UP = "Log4j looks up names in JNDI (CVE-2021-44228)";

    private static final String CONSOLE =
            "the OSGi console listens there, and anyone who can reach it can run code as the server";

    /**
     * A property and the harm that it does.
     *
     * @param name its name
     * @param bad the values that do harm
     * @param effect the harm
     */
    private record Unsafe(String name, Predicate<String> bad, String effect) {}

    private static final List<Unsafe> PROPERTIES = List.of(
            new Unsafe("com.sun.jndi.ldap.object.trustURLCodebase", ON, LOADS_CODE),
            new Unsafe("com.sun.jndi.rmi.object.trustURLCodebase", ON, LOADS_CODE),
            new Unsafe("com.sun.jndi.cosnaming.object.trustURLCodebase", ON, LOADS_CODE),
            new Unsafe("log4j2.enableJndiLookup", ON, LOOKS_UP),
            new Unsafe("log4j2.enableJndiJms", ON, LOOKS_UP),
            new Unsafe("log4j2.enableJndiJdbc", ON, LOOKS_UP),
            new Unsafe("log4j2.enableJndiContextSelector", ON, LOOKS_UP),
            new Unsafe("log4j2.formatMsgNoLookups", "false"::equalsIgnoreCase, LOOKS_UP),
            new Unsafe(
                    "java.security.properties",
                    value -> value.startsWith("="),
                    "it replaces all security settings of the JDK, including disabled algorithms"),
            new Unsafe(
                    "sun.security.ssl.allowUnsafeRenegotiation",
                    ON,
                    "an attacker in the middle can inject requests before those of a client (CVE-2009-3555)"),
            new Unsafe(
                    "osgiConsole",
                    // Other values open it in the terminal, on no port.
                    value -> value.matches("[+-]?[0-9]+"),
                    CONSOLE));

    /** The file with the launcher's properties for the OSGi framework. */
    private static final String LAUNCHER = "repository/conf/etc/launch.ini";

    private static final String PORT = "osgi.console";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (Unsafe property : PROPERTIES) {
            JvmProperties.forbid(inspection, property.name(), property.bad(), property.effect(), findings);
        }
        inspectLauncher(inspection, findings);
        new Unseen(inspection, findings).startScripts();
    }

    private static void inspectLauncher(Inspection inspection, Findings findings) throws IOException {
        String port = inspection
                .properties(LAUNCHER)
                .map(properties -> properties.getProperty(PORT, ""))
                .orElse("");
        if (port.matches("(?:.*:)?[0-9]+")) {
            findings.add(
                    new Location(
                            LAUNCHER,
                            new PropertyLines(inspection.file(LAUNCHER).orElseThrow()).line(PORT)),
                    "%s is %s: %s.".formatted(PORT, port, CONSOLE),
                    "Remove it.");
        }
    }
}
