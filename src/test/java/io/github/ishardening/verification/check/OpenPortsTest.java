package io.github.ishardening.verification.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import io.github.ishardening.verification.process.ListeningSocket;
import io.github.ishardening.verification.process.ListeningSockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenPortsTest {

    private static final int MOVED = 31;
    private static final String SHELL = "bin/wso2server.sh";
    private static final String MAIN = "    org.wso2.carbon.bootstrap.Bootstrap";
    private static final String FIREWALL = " In the firewall, allow only the systems that need this port to access it.";
    private static final String AGENT =
            "info port-ephemeral: Java listens for monitoring tools on a port on all interfaces that changes with"
                    + " every start; it rejects connections from other machines. Remove"
                    + " -Dcom.sun.management.jmxremote from the start script unless such tools are used.";
    private static final String HTTP =
            "info port-9763: Tomcat speaks HTTP without TLS on port 9763 on all interfaces." + FIREWALL;
    private static final String JMX =
            "error port-%1$s: remote JMX listens on port %1$s on all interfaces: anyone with access can run code as"
                    + " the server. Set rmi_server_start of [monitoring.jmx] to false, or close the port in the"
                    + " firewall.";
    private static final String UNEXPLAINED =
            "Find out what opens it, and turn that off or close the port in the firewall.";

    /** What such kernels really listened on when they were started with an offset of 31. */
    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void namesWhatStockKernelsOpen(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(said(server, MOVED, "33469", "11142", "9794", "10030", "9474")
                            .findings())
                    .containsExactlyInAnyOrder(HTTP, JMX.formatted(9999), JMX.formatted(11_111), AGENT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void namesNothingAboveAnInfoOnHardenedKernels(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            var ports = new ArrayList<>(List.of("43669", "9474"));
            var expected = new ArrayList<>(List.of(AGENT));
            if (new String(server.rendered(ServerFiles.CATALINA), UTF_8).contains("port=\"9763\"")) {
                ports.add("9794");
                expected.add(HTTP);
            }

            assertThat(said(server, MOVED, ports.toArray(String[]::new)).findings())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void letsPassWhatOnlyThisMachineReaches() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(said(server, 0, "127.0.0.1/9443", "::1/9763", "127.0.0.1/40000")
                            .findings())
                    .containsExactly("warning port-ephemeral: the server listens on a port (loopback only) that"
                            + " changes with every start, but nothing in its configuration opens that port. Find out"
                            + " what opens it, and turn that off or assign it a fixed port.");
        }
    }

    @Test
    void saysTheNumberOfTheServersOwnConfiguration() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]", "[server]\noffset = 5");

            assertThat(said(server, 26, "9469", "9789").findings()).containsExactly(HTTP.replace("9763", "9768"));
        }
    }

    @Test
    void namesAConnectorOnWhichNothingListens() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(said(server, MOVED, "9794").findings())
                    .containsExactlyInAnyOrder(
                            HTTP,
                            "error port-9443: the configuration has port 9443 for Tomcat, but nothing listens there."
                                    + " Check the log to see why it wasn't opened.");
        }
    }

    @Test
    void namesWhatNothingInTheConfigurationExplains() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(said(
                                    server,
                                    MOVED,
                                    "9474",
                                    "9794",
                                    "7777",
                                    "192.0.2.1/7778",
                                    "40001",
                                    "40002",
                                    "192.0.2.1/40003")
                            .findings())
                    .filteredOn(line -> !line.equals(HTTP))
                    .containsExactly(
                            "warning port-7777: the server listens on port 7777 on all interfaces, but nothing in"
                                    + " its configuration opens that port. "
                                    + UNEXPLAINED,
                            "warning port-7778: the server listens on port 7778 on 192.0.2.1, but nothing in its"
                                    + " configuration opens that port. "
                                    + UNEXPLAINED,
                            AGENT,
                            "warning port-ephemeral: the server listens on a port on all interfaces that changes with"
                                    + " every start, but nothing in its configuration opens that port. Find out what"
                                    + " opens"
                                    + " it, and turn that off or assign it a fixed port.",
                            "warning port-ephemeral: the server listens on a port on 192.0.2.1 that changes with"
                                    + " every start, but nothing in its configuration opens that port. Find out what"
                                    + " opens"
                                    + " it, and turn that off or assign it a fixed port.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Dcom.sun.management.jmxremote.port=9010|9010|error port-9010: the JVM's remote JMX listens on port"
                        + " 9010 on all interfaces: anyone with access can run code as the server. Remove"
                        + " -Dcom.sun.management.jmxremote.port from the start script.",
                "-Dcom.sun.management.jmxremote.port=9010|127.0.0.1/9010|info port-9010: the JVM's remote JMX"
                        + " listens on port"
                        + " 9010 (loopback only): anyone with access can run code as the server. Remove"
                        + " -Dcom.sun.management.jmxremote.port from the start script.",
                "-DosgiConsole=19444|19444|error port-19444: the OSGi console listens on port 19444 on all"
                        + " interfaces: anyone who can reach it can run code as the server. Remove -DosgiConsole from"
                        + " the start script.",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005|5005|error port-5005: the"
                        + " server waits for a debugger on port 5005 on all interfaces: anyone who can reach it can"
                        + " run code as the server. Remove the debugger option from the start script.",
                "-Xrunjdwp:transport=dt_socket,server=y,address=5005|127.0.0.1/5005|error port-5005: the server waits"
                        + " for a debugger on port 5005 (loopback only): anyone who can reach it can run code"
                        + " as the server. Remove the debugger option from the start script."
            })
    void namesWhatTheStartScriptOpens(String option, String socket, String expected) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, MAIN, "    %s \\%n%s".formatted(option, MAIN));

            assertThat(said(server, MOVED, "9474", "9794", socket).findings())
                    .filteredOn(line -> !line.equals(HTTP))
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"8005, error, on all interfaces", "127.0.0.1/8005, warning, (loopback only)"})
    void namesTheShutdownPort(String socket, String severity, String where) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(said(server, MOVED, "9474", "127.0.0.1/9794", socket).findings())
                    .containsExactly(severity + " port-8005: Tomcat accepts the shutdown command on port 8005 " + where
                            + ", without a password. Set the port of <Server> in the template of catalina-server.xml to"
                            + " -1.");
        }
    }

    @Test
    void namesTheEmbeddedDirectory() throws IOException {
        try (var server = AuditedServer.stock(Kernel.JKS)) {
            assertThat(said(server, MOVED, "9474", "127.0.0.1/9794", "10420", "10531", "4031")
                            .findings())
                    .containsExactlyInAnyOrder(
                            "warning port-10389: the embedded LDAP server listens without TLS on port 10389 on all"
                                    + " interfaces. Use another user store and turn it off, or close the port in the"
                                    + " firewall.",
                            "info port-10500: the entitlement service accepts connections without TLS on port 10500"
                                    + " on all interfaces." + FIREWALL,
                            "info port-4000: the cluster member communicates with other members on port 4000 on all"
                                    + " interfaces."
                                    + FIREWALL);
        }
    }

    @Test
    void namesAjp() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(
                    Templates.of(ServerFiles.CATALINA),
                    "</Service>",
                    "<Connector protocol=\"AJP/1.3\" port=\"8009\"/></Service>");

            assertThat(said(server, 0, "9443", "127.0.0.1/9763", "8009").findings())
                    .containsExactly("warning port-8009: Tomcat trusts AJP clients on port 8009 on all interfaces."
                            + " Remove the connector.");
        }
    }

    @Test
    void knowsWhatAGatewayOpens() throws IOException {
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            var said = said(server, 0, "9443", "127.0.0.1/9763", "8243", "8280", "9611", "9711", "5672", "8672", "8099")
                    .findings();

            assertThat(said)
                    .containsExactlyInAnyOrder(
                            "info port-8280: the gateway speaks HTTP without TLS on port 8280 on all interfaces."
                                    + FIREWALL,
                            "info port-9611: the event receiver accepts connections without TLS on port 9611 on all"
                                    + " interfaces." + FIREWALL,
                            "info port-5672: the message broker accepts connections without TLS on port 5672 on all"
                                    + " interfaces." + FIREWALL);
        }
    }

    @Test
    void takesAnotherMachinesServerAsItIs() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            var looked = Looked.by(new OpenPorts().rule());
            new OpenPorts().ask(running(server, 0, Set.of()), looked.said());

            assertThat(looked.findings()).isEmpty();
            assertThat(looked.notApplicable())
                    .containsExactly("open ports can be determined only on the server's own machine");
        }
    }

    @Test
    void takesFromTheSystemOnWhichPortsAProcessListens() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            int moved = moved();
            var process = listening(
                    Integer.toString(9443 + moved), "127.0.0.1/" + (9763 + moved), Integer.toString(7000 + moved));
            try {
                var looked = Looked.by(new OpenPorts().rule());
                new OpenPorts().ask(running(server, moved, Set.of(process.pid())), looked.said());

                assertThat(looked.findings())
                        .containsExactly(
                                "warning port-%1$d: the server listens on port %1$d on all interfaces, but nothing"
                                                .formatted(7000 + moved)
                                        + " in its configuration opens that port. " + UNEXPLAINED);
                assertThat(looked.byHand()).isEmpty();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void triesPortsWhereTheSystemDoesNotTell() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            int moved = moved();
            long gone = Long.MAX_VALUE;
            var process = listening(
                    "127.0.0.1/" + (9443 + moved), "127.0.0.1/" + (9763 + moved), Integer.toString(8005 + moved));
            try {
                var looked = Looked.by(new OpenPorts().rule());
                new OpenPorts().ask(running(server, moved, Set.of(gone)), looked.said());

                assertThat(looked.findings())
                        .singleElement()
                        .asString()
                        .contains("port-8005: Tomcat accepts the shutdown command on port 8005");
                assertThat(looked.byHand())
                        .containsExactly(
                                ".: this system doesn't show the ports on which the server listens; only the ports in"
                                        + " its configuration were tried. Use the system's own tools to check whether"
                                        + " it listens on others.");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process listening(String... sockets) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes").toString(),
                Listens.class.getName()));
        command.addAll(List.of(sockets));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(process.inputReader());
        assertThat(lines.readLine()).isEqualTo("listens");
        return process;
    }

    /** An offset at which the ports are free, below those that the system chooses. */
    private static int moved() {
        for (int moved = 11_000; moved < 20_000; moved += 7) {
            if (isFree(9443 + moved) && isFree(9763 + moved) && isFree(7000 + moved) && isFree(8005 + moved)) {
                return moved;
            }
        }
        throw new IllegalStateException("No port is free");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static Looked said(AuditedServer server, int moved, String... sockets) throws IOException {
        var listening = new ArrayList<ListeningSocket>();
        for (String socket : sockets) {
            int slash = socket.indexOf('/');
            listening.add(new ListeningSocket(
                    InetAddress.getByName(slash < 0 ? "0.0.0.0" : socket.substring(0, slash)),
                    Integer.parseInt(socket.substring(slash + 1))));
        }
        var looked = Looked.by(new OpenPorts().rule());
        new PortComparison(
                        new ServerAddress("localhost", 9443 + moved, moved, own(server)),
                        Looked.inspection(server, KnownSecrets.none(), false),
                        new ListeningSockets(Path.of("/none")),
                        looked.said(),
                        true)
                .with(listening);
        return looked;
    }

    private static RunningServer running(AuditedServer server, int moved, Set<Long> processes) throws IOException {
        return new RunningServer(
                new ServerAddress("localhost", 9443 + moved, moved, own(server)),
                new WebClient(URI.create("https://localhost:" + (9443 + moved)), Trust.everybody()),
                Optional.of(Looked.inspection(server, KnownSecrets.none(), false)),
                processes.isEmpty(),
                false,
                processes,
                Optional.empty(),
                KnownSecrets.none(),
                Map.of(),
                false,
                Instant.EPOCH);
    }

    private static int own(AuditedServer server) throws IOException {
        return Integer.parseInt(Looked.inspection(server, KnownSecrets.none(), false)
                .rendered()
                .text(ServerFiles.CARBON_XML, "/Server/Ports/Offset")
                .orElseThrow());
    }
}
