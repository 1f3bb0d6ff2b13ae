package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Requires a password and TLS for remote management of the JVM (Java's Monitoring and Management Guide). The JVM's
 * agent starts before {@code carbon.properties} is read, so only the start scripts count.
 */
@Guideline(
        id = "jmx",
        title = "Remote JMX is off or protected with a password and TLS",
        severity = Severity.WARNING,
        source = "Security guidelines for production, open ports",
        address = OfficialPages.NETWORK_LEVEL + "#open-ports-and-services",
        hardening = """
            WSO2's own JMX server (`[monitoring.jmx] rmi_server_start`) requires an account, but doesn't use TLS. \
            Hardening sets it to `false` if the version enables it by default, as bare kernels and API Manager do on \
            ports 9999 and 11111. If you need it for monitoring, set it to `true` in `deployment.toml`: that setting \
            is kept and reported. Remote JMX in the start scripts, or in a file that they pass with \
            `-Dcom.sun.management.config.file`, is reported if it doesn't use TLS, and is an error without a \
            password.""",
        nist = {"IA-2(1)", "IA-2(5)", "SC-2"},
        stig = {"TCAT-AS-000610", "TCAT-AS-000630", "TCAT-AS-000780"})
public final class Jmx extends Control {

    private static final String START = "monitoring.jmx.rmi_server_start";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    @Override
    public void harden(HardeningContext hardening) {
        boolean isOpen = Boolean.parseBoolean(hardening.stockValues().getOrDefault(START, ""));
        if (isOpen && !hardening.toml().has(START)) {
            hardening.toml().set(START, false);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var script : inspection.startScripts().entrySet()) {
            for (JmxSettings settings : JmxSettings.of(inspection, script.getKey(), script.getValue(), findings)) {
                if (isRemote(settings)) {
                    check(settings, findings);
                }
            }
        }
        if (inspection.isOn(START)) {
            findings.add(
                    inspection.at(START, ServerFiles.JMX_XML),
                    "the server opens JMX without TLS on its registry port (%s) and server port (%s)."
                            .formatted(port(inspection, "rmi_registry_port"), port(inspection, "rmi_server_port")),
                    "Set rmi_server_start of [monitoring.jmx] to false, or close the ports in the firewall.");
        }
        new Unseen(inspection, findings).startScripts();
    }

    private static boolean isRemote(JmxSettings settings) {
        var hosts = settings.values("host");
        return !settings.values("port").isEmpty()
                && (hosts.isEmpty() || !hosts.stream().allMatch(host -> LOCAL.contains(host.value())));
    }

    private static void check(JmxSettings settings, Findings findings) {
        off(settings, "authenticate", findings)
                .ifPresent(found -> findings.add(
                        Severity.ERROR,
                        found.at(),
                        "%sauthenticate is %s: anyone who can reach JMX can run code as the server."
                                .formatted(found.prefix(), JvmProperties.shown(found.value())),
                        "Remove it, and configure the accounts in %spassword.file.".formatted(found.prefix())));
        off(settings, "ssl", findings)
                .ifPresent(found -> findings.add(
                        found.at(),
                        "%sssl is %s: JMX traffic, including passwords, can be read in transit."
                                .formatted(found.prefix(), JvmProperties.shown(found.value())),
                        "Remove it, and configure a keystore for JMX in %sssl.config.file.".formatted(found.prefix())));
    }

    /** The first value that turns off a setting that is on by default; reports variables as not applicable. */
    private static Optional<JmxSettings.Value> off(JmxSettings settings, String name, Findings findings) {
        var values = settings.values(name);
        values.stream()
                .filter(JmxSettings.Value::isVariable)
                .forEach(found -> findings.notApplicable("%s%s of %s is %s"
                        .formatted(found.prefix(), name, found.at().path(), found.value())));
        return values.stream()
                .filter(found -> !found.isVariable() && !Boolean.parseBoolean(found.value()))
                .findFirst();
    }

    private static String port(Inspection inspection, String name) {
        return inspection.value("monitoring.jmx." + name).orElse("default");
    }
}
