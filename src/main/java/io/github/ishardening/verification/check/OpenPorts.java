package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.verification.process.ListeningSockets;
import io.github.ishardening.verification.process.ReachablePorts;
import java.io.IOException;
import java.nio.file.Path;

/** Compares the ports on which the server's processes listen with its configuration. */
@Guideline(
        id = "open-ports",
        title = "The server opens no unnecessary ports",
        severity = Severity.WARNING,
        source = "Security guidelines for production, open ports",
        address = OfficialPages.NETWORK_LEVEL + "#open-ports-and-services",
        hardening = """
            On Linux, `verify-server` determines the TCP ports and interfaces on which the server's processes listen; \
            on other systems, it connects to the ports in the configuration. Reported as errors: a debugger, the OSGi \
            console, remote JMX and Tomcat's shutdown port if other machines can reach them, and a configured \
            connector that isn't listening. Reported as warnings: a shutdown port that only this machine can reach, a \
            port that nothing in the configuration opens, and the embedded directory. Reported at level info: ports \
            without TLS, and the port that Java opens for its own tools. Ports are reported with their number in the \
            server's own configuration. Which of them the firewall permits is up to you.""",
        nist = "CM-7")
public final class OpenPorts extends ServerCheck {

    private static final Path PROC = Path.of("/proc");

    @Override
    public void ask(RunningServer server, Findings findings) throws IOException {
        if (server.isForeign() || server.configuration().isEmpty()) {
            findings.notApplicable("open ports can be determined only on the server's own machine");
            return;
        }
        var sockets = new ListeningSockets(PROC);
        var listening = sockets.of(server.processes());
        var compared = new PortComparison(
                server.address(), server.configuration().get(), sockets, findings, listening.isPresent());
        if (listening.isPresent()) {
            compared.with(listening.get());
        } else {
            compared.with(ReachablePorts.of(compared.candidates()));
        }
    }
}
