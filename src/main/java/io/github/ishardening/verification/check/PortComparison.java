package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.ConfiguredPort;
import io.github.ishardening.inspection.connector.ConfiguredPorts;
import io.github.ishardening.server.StartScripts;
import io.github.ishardening.verification.process.ListeningSocket;
import io.github.ishardening.verification.process.ListeningSockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares a server's open ports with its configuration. */
record PortComparison(
        ServerAddress address,
        Inspection configuration,
        ListeningSockets system,
        Findings findings,
        boolean isComplete) {

    private static final String FIREWALL = "In the firewall, allow only the systems that need this port to access it.";
    /** Without a port number, this option makes Java listen for tools on this machine. */
    private static final String LOCAL_AGENT =
            "-D" + StartScripts.REMOTE_JMX.substring(0, StartScripts.REMOTE_JMX.length() - 1);

    private static final Location ANY = Location.of("port-ephemeral");

    /** The configured ports with the current offset. Others are omitted, as other programs may own them. */
    Set<Integer> candidates() throws IOException {
        var candidates = new TreeSet<Integer>();
        for (ConfiguredPort port : ConfiguredPorts.of(configuration)) {
            candidates.add(address.now(port.number()));
        }
        return candidates;
    }

    /** The possible numbers of a port: most include the offset, some don't, and some only in certain versions. */
    private List<Integer> numbers(ConfiguredPort port) {
        return List.of(address.now(port.number()), port.number());
    }

    /** Compares these sockets with the configuration, and reports findings. */
    void with(List<ListeningSocket> sockets) throws IOException {
        var unexplained = new TreeMap<Integer, List<ListeningSocket>>();
        sockets.forEach(socket -> unexplained
                .computeIfAbsent(socket.port(), port -> new ArrayList<>())
                .add(socket));
        var seen = new TreeSet<Integer>();
        for (ConfiguredPort port : ConfiguredPorts.of(configuration)) {
            var now = numbers(port).stream()
                    .filter(number -> unexplained.containsKey(number) || seen.contains(number))
                    .findFirst();
            if (now.isPresent() && seen.add(now.get())) {
                judge(port, now.get(), Interfaces.of(unexplained.remove(now.get())));
            } else if (now.isEmpty() && port.isRequired()) {
                findings.add(
                        Severity.ERROR,
                        address.location(address.now(port.number())),
                        "the configuration has port %s for %s, but nothing listens there."
                                .formatted(port.moved(), port.name()),
                        "Check the log to see why it wasn't opened.");
            }
        }
        say(unexplained);
        if (!isComplete) {
            findings.byHand(
                    Location.of("."),
                    "this system doesn't show the ports on which the server listens; only the ports in its"
                            + " configuration were tried.",
                    "Use the system's own tools to check whether it listens on others.");
        }
    }

    private void judge(ConfiguredPort port, int now, Interfaces interfaces) {
        boolean isFixed = now != address.now(port.number());
        var at = address.location(isFixed ? address.now(now) : now);
        String where = "port %s%s".formatted(isFixed ? now : port.moved(), interfaces.text());
        boolean isOpen = !interfaces.areLocal();
        switch (port.kind()) {
            case TLS -> {
                // as it should be
            }
            case HTTP -> plain(isOpen, at, port.name() + " speaks HTTP without TLS on " + where);
            case PLAIN -> plain(isOpen, at, port.name() + " accepts connections without TLS on " + where);
            case CLUSTER -> plain(isOpen, at, port.name() + " communicates with other members on " + where);
            case AJP -> warn(isOpen, at, "Tomcat trusts AJP clients on " + where, "Remove the connector.");
            case DIRECTORY ->
                warn(
                        isOpen,
                        at,
                        port.name() + " listens without TLS on " + where,
                        "Use another user store and turn it off, or close the port in the firewall.");
            case JMX ->
                findings.add(
                        isOpen ? Severity.ERROR : Severity.INFO,
                        at,
                        "remote JMX listens on %s: anyone with access can run code as the server.".formatted(where),
                        "Set rmi_server_start of [monitoring.jmx] to false, or close the port in the firewall.");
            case JAVA_JMX ->
                findings.add(
                        isOpen ? Severity.ERROR : Severity.INFO,
                        at,
                        "the JVM's remote JMX listens on %s: anyone with access can run code as the server."
                                .formatted(where),
                        "Remove -D%sport from the start script.".formatted(StartScripts.REMOTE_JMX));
            case DEBUGGER ->
                findings.add(
                        Severity.ERROR,
                        at,
                        "the server waits for a debugger on %s: anyone who can reach it can run code as the server."
                                .formatted(where),
                        "Remove the debugger option from the start script.");
            case OSGI_CONSOLE ->
                findings.add(
                        Severity.ERROR,
                        at,
                        "the OSGi console listens on %s: anyone who can reach it can run code as the server."
                                .formatted(where),
                        "Remove -DosgiConsole from the start script.");
            case SHUTDOWN ->
                findings.add(
                        isOpen ? Severity.ERROR : findings.severity(),
                        at,
                        "Tomcat accepts the shutdown command on %s, without a password.".formatted(where),
                        "Set the port of <Server> in the template of catalina-server.xml to -1.");
        }
    }

    private void plain(boolean isOpen, Location at, String message) {
        if (isOpen) {
            findings.add(Severity.INFO, at, message + ".", FIREWALL);
        }
    }

    private void warn(boolean isOpen, Location at, String message, String cure) {
        if (isOpen) {
            findings.add(at, message + ".", cure);
        }
    }

    /** Reports ports that nothing in the configuration opens; omits numbers that the system chose, as they change. */
    private void say(TreeMap<Integer, List<ListeningSocket>> unexplained) throws IOException {
        var chosen = new ArrayList<Interfaces>();
        for (var found : unexplained.entrySet()) {
            var interfaces = Interfaces.of(found.getValue());
            if (system.isEphemeral(found.getKey())) {
                chosen.add(interfaces);
            } else {
                findings.add(
                        address.location(address.now(found.getKey())),
                        "the server listens on port %s%s, but nothing in its configuration opens that port."
                                .formatted(found.getKey(), interfaces.text()),
                        "Find out what opens it, and turn that off or close the port in the firewall.");
            }
        }
        chosen.sort(Comparator.comparing(Interfaces::text).reversed());
        if (hasLocalAgent() && !chosen.isEmpty() && !chosen.get(0).areLocal()) {
            findings.add(
                    Severity.INFO,
                    ANY,
                    ("Java listens for monitoring tools on a port%s that changes with every start; it rejects"
                                            + " connections")
                                    .formatted(chosen.get(0).text())
                            + " from other machines.",
                    "Remove %s from the start script unless such tools are used.".formatted(LOCAL_AGENT));
            chosen.remove(0);
        }
        for (Interfaces interfaces : new LinkedHashSet<>(chosen)) {
            findings.add(
                    ANY,
                    "the server listens on a port%s that changes with every start, but nothing in its configuration"
                                    .formatted(interfaces.text())
                            + " opens that port.",
                    "Find out what opens it, and turn that off or assign it a fixed port.");
        }
    }

    private boolean hasLocalAgent() throws IOException {
        return configuration.startScripts().values().stream()
                .flatMap(script -> script.options(LOCAL_AGENT).stream())
                .anyMatch(option -> option.value().isEmpty());
    }
}
