package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHosts;
import io.github.ishardening.verification.client.TlsAnswers;
import io.github.ishardening.verification.client.TlsPort;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Performs handshakes with every TLS port, and compares the results with the configuration and the keys directory. */
@Guideline(
        id = "serves-tls",
        title = "The server's TLS matches the hardened configuration",
        severity = Severity.ERROR,
        source = "Transport-level security",
        address = OfficialPages.TRANSPORT,
        hardening = """
            `verify-server` performs TLS handshakes on every TLS port: Tomcat's connectors and, for API Manager, the \
            gateway, the event receivers, the broker, Thrift and inbound endpoints. It tries TLS 1.0 to 1.3 and every \
            cipher suite individually, compares the results with `protocols`, `ciphers`, `honorCipherOrder` and \
            `certificateVerification`, validates the certificate with the JDK, checks that its key is in the keys \
            directory, and checks whether clients may renegotiate (a warning). It doesn't try SSL 2.0 or 3.0, which no \
            supported JDK enables by default. If the server is specified by its URL, only that port is checked, \
            against the certificates in the keys directory and those that Java trusts.""",
        nist = {"AC-17(2)", "IA-5(1)", "SC-8", "SC-8(1)", "SC-13"},
        cis = "6.5",
        stig = {"TCAT-AS-000020", "TCAT-AS-000040"})
public final class ServesTls extends ServerCheck {

    private static final int AT_ONCE = 4;

    @Override
    public void ask(RunningServer server, Findings findings) throws IOException {
        var hosts = hosts(server);
        var certificates = PresentedCertificates.to(server, findings);
        var answers = answers(server, hosts.keySet());
        for (var port : hosts.entrySet()) {
            Location at = server.address().location(port.getKey());
            boolean isHttps = port.getKey() == server.address().https();
            try {
                TlsAnswers answer = answer(answers.get(port.getKey()));
                new OfferedTls(at, port.getValue(), answer, findings).judge();
                if (answer.handshake().isPresent()) {
                    certificates.judge(at, answer.handshake().get().chain(), isHttps);
                }
            } catch (ConnectException e) {
                sayClosed(at, isHttps, findings);
            } catch (IOException e) {
                findings.add(
                        at,
                        "can't be checked over TLS: %s.".formatted(Quoted.of(String.valueOf(e.getMessage()))),
                        "Check the server's log, and whether something else listens on the port.");
            }
        }
    }

    private static void sayClosed(Location at, boolean isHttps, Findings findings) {
        if (isHttps) {
            findings.add(
                    at,
                    "nothing is listening on this port.",
                    "Check the server's log to see why its connector doesn't start.");
        } else {
            findings.byHand(
                    at,
                    "nothing is listening on this port, so it wasn't checked.",
                    "If the server should listen there, check its log for the reason, and run the check again.");
        }
    }

    /** The configured TLS hosts, by current port; always contains the HTTPS port. */
    private static SortedMap<Integer, List<TlsHost>> hosts(RunningServer server) throws IOException {
        var byPort = new TreeMap<Integer, List<TlsHost>>();
        byPort.put(server.address().https(), new ArrayList<>());
        if (server.configuration().isPresent()) {
            for (TlsHost host : TlsHosts.all(server.configuration().get())) {
                host.port()
                        .ifPresent(
                                port -> byPort.computeIfAbsent(server.address().now(port), none -> new ArrayList<>())
                                        .add(host));
            }
        }
        return byPort;
    }

    /** Probes several ports at a time. */
    private static Map<Integer, Future<TlsAnswers>> answers(RunningServer server, Iterable<Integer> ports)
            throws IOException {
        String name =
                PresentedCertificates.hostname(server).orElse(server.address().host());
        var asked = new ArrayList<Integer>();
        var questions = new ArrayList<Callable<TlsAnswers>>();
        for (int port : ports) {
            asked.add(port);
            questions.add(() -> TlsAnswers.of(new TlsPort(server.address().host(), port, name)));
        }
        var threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
            var thread = new Thread(work, "serves-tls");
            // An interrupted build doesn't wait for responses.
            thread.setDaemon(true);
            return thread;
        });
        try {
            var answers = threads.invokeAll(questions);
            var byPort = new TreeMap<Integer, Future<TlsAnswers>>();
            for (int i = 0; i < asked.size(); i++) {
                byPort.put(asked.get(i), answers.get(i));
            }
            return byPort;
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            threads.shutdownNow();
        }
    }

    private static TlsAnswers answer(Future<TlsAnswers> answer) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted during a TLS handshake");
    }
}
