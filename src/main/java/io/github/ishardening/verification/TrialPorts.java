package io.github.ishardening.verification;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.ConfiguredPorts;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.check.ServerAddress;
import io.github.ishardening.verification.process.FreePorts;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * The ports of a server in a trial.
 *
 * @param https the port of its console and services, without an offset
 * @param own the offset in its configuration
 * @param offset the offset with which it is started instead
 */
record TrialPorts(int https, int own, int offset) {

    private static final int HTTPS = 9443;
    /** The default ports, for a server whose configuration can't be read. */
    private static final List<Integer> USUAL = List.of(HTTPS, 9763, 9999, 11_111);

    /** Finds ports that are currently free. */
    static TrialPorts free(Inspection inspection, Random random) throws IOException {
        boolean isReadable = inspection.fault().isEmpty();
        var ports = new TreeSet<Integer>(USUAL);
        if (isReadable) {
            ConfiguredPorts.of(inspection).forEach(port -> ports.add(port.number()));
        }
        var offset = FreePorts.offset(ports, random);
        if (offset.isEmpty()) {
            throw new ProblemException(
                    "ports",
                    "no port offset was found that moves all ports of the server to free ones.",
                    "Stop the programs that occupy these ports, or set lower ports for the test in"
                            + " <verifyServer><deployment><file>.");
        }
        return new TrialPorts(
                isReadable ? https(inspection) : HTTPS, isReadable ? own(inspection) : 0, offset.getAsInt());
    }

    private static int own(Inspection inspection) {
        return inspection
                .rendered()
                .text(ServerFiles.CARBON_XML, "/Server/Ports/Offset")
                .flatMap(TrialPorts::number)
                .orElse(0);
    }

    /** The port of the usual HTTPS connector, otherwise of the first with TLS. */
    private static int https(Inspection inspection) throws IOException {
        return Connector.all(inspection).stream()
                .filter(Connector::speaksTls)
                .sorted(Comparator.comparing(Connector::isUsualHttps).reversed())
                .flatMap(connector -> number(connector.port()).stream())
                .findFirst()
                .orElse(HTTPS);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** The arguments for the start script. */
    List<String> arguments() {
        return List.of("-DportOffset=" + offset);
    }

    /** The server's address with these ports. */
    ServerAddress address() {
        return new ServerAddress("localhost", https + offset, offset, own);
    }
}
