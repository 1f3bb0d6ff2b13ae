package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody manages the JVM from afar without a password and TLS (Java's Monitoring and Management Guide). The agent of the JVM
 * starts before {@code carbon.properties} is read, so that only the start scripts count.
 */
final class Jmx implements Control {

    private static final Rule RULE = new Rule(
            "jmx",
            "Nobody manages the JVM from afar without a password and TLS",
            Severity.WARNING,
            "Security guidelines for production, open ports",
            """
            Reported only, since monitoring may need it. Remote JMX that the start scripts open is named where it goes \
            without TLS, and is an error without a password. WSO2's own (`[monitoring.jmx] rmi_server_start`) asks for \
            an account of the server, but has no TLS: it is an info where the version opens it by default, as bare \
            kernels do. Set it to `false` where nobody uses it.""",
            Versions.TOML);
    private static final String REMOTE = "com.sun.management.jmxremote.";
    private static final String START = "monitoring.jmx.rmi_server_start";
    private static final String FILE = "repository/conf/etc/jmx.xml";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        inspection.startScripts().forEach((path, script) -> {
            if (isRemote(script)) {
                check(path, script, findings);
            }
        });
        if (inspection.isOn(START)) {
            boolean asked = inspection.toml().line(START).isPresent();
            findings.add(
                    asked ? RULE.severity() : Severity.INFO,
                    inspection.at(START, FILE),
                    "the server opens JMX without TLS on the ports %s and %s."
                            .formatted(port(inspection, "rmi_registry_port"), port(inspection, "rmi_server_port")),
                    "Set rmi_server_start of [monitoring.jmx] to false, or close the ports in the firewall.");
        }
        new Unseen(inspection, findings).startScripts();
    }

    private static boolean isRemote(StartScript script) {
        var hosts = script.settings(REMOTE + "host");
        return !script.settings(REMOTE + "port").isEmpty()
                && (hosts.isEmpty() || !hosts.stream().allMatch(host -> LOCAL.contains(host.value())));
    }

    private static void check(String path, StartScript script, Findings findings) {
        off(script, "authenticate")
                .ifPresent(found -> findings.add(
                        Severity.ERROR,
                        Location.of(path, found.line()),
                        "-D%sauthenticate is %s: whoever reaches JMX runs any code as the server."
                                .formatted(REMOTE, found.value()),
                        "Take it out, and name the accounts by -D%spassword.file.".formatted(REMOTE)));
        off(script, "ssl")
                .ifPresent(found -> findings.add(
                        Location.of(path, found.line()),
                        "-D%sssl is %s: what JMX sends, passwords too, can be read on the way."
                                .formatted(REMOTE, found.value()),
                        "Take it out, and give the JVM a keystore for JMX by -D%sssl.config.file.".formatted(REMOTE)));
    }

    /** Both are on unless something else than {@code true} is said. */
    private static Optional<StartScript.Setting> off(StartScript script, String name) {
        return script.settings(REMOTE + name).stream()
                .filter(found -> !Boolean.parseBoolean(found.value()))
                .findFirst();
    }

    private static String port(Inspection inspection, String name) {
        return inspection.value("monitoring.jmx." + name).orElse("of its default");
    }
}
