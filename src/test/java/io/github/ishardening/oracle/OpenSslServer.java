package io.github.ishardening.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** openssl as a server on a free port of this machine: it speaks versions and suites that Java refuses. */
public final class OpenSslServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private OpenSslServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts {@code s_server} with {@code <name>.pem} and {@code <name>.key} of a folder, and further options. */
    public static OpenSslServer start(Path folder, String name, String... options) throws IOException {
        var command = new ArrayList<>(
                List.of("openssl", "s_server", "-accept", "0", "-cert", name + ".pem", "-key", name + ".key"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        var said = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("ACCEPT")) {
                // What it goes on to say has to go somewhere, or it stops.
                var drain = new Thread(() -> drain(output), "openssl");
                drain.setDaemon(true);
                drain.start();
                return new OpenSslServer(
                        process, Integer.parseInt(line.replaceFirst(".*:", "").strip()));
            }
        }
        throw new IllegalStateException(String.join("\n", said));
    }

    private static void drain(BufferedReader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // it has ended
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
