package io.github.ishardening.verification;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.verification.check.ServerAddress;
import io.github.ishardening.verification.process.FreePorts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * The ports of a server that is tried.
 *
 * @param https that of its console and its services, without offset
 * @param offset the offset with which it is started, in place of that of its configuration
 */
record TrialPorts(int https, int offset) {

    private static final int HTTPS = 9443;
    /** What products listen on: HTTP, JMX, gateways, events, brokers, Thrift, LDAP. */
    private static final List<Integer> USUAL =
            List.of(HTTPS, 9763, 9999, 11111, 8243, 8280, 9099, 8099, 9611, 9711, 8672, 5672, 10711, 10500, 10389);

    /** Ports that are free now. */
    static TrialPorts free(Inspection inspection, Random random) throws IOException {
        var ports = new TreeSet<Integer>(USUAL);
        int https = HTTPS;
        if (inspection.fault().isEmpty()) {
            for (Connector connector : Connector.all(inspection)) {
                number(connector.port()).ifPresent(ports::add);
            }
            https = Connector.all(inspection).stream()
                    .filter(Connector::speaksTls)
                    .flatMap(connector -> number(connector.port()).stream())
                    .findFirst()
                    .orElse(HTTPS);
        }
        var offset = FreePorts.offset(ports, random);
        if (offset.isEmpty()) {
            throw new ProblemException(
                    "ports", "no free ones were found to start the server on.", "Stop what listens on so many.");
        }
        return new TrialPorts(https, offset.getAsInt());
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** What the start script is handed. */
    List<String> arguments() {
        return List.of("-DportOffset=" + offset);
    }

    /** Where the server listens then. */
    ServerAddress address() {
        return new ServerAddress("localhost", https + offset, offset);
    }
}
