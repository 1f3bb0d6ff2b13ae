package io.github.ishardening.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A server started by its own {@code bin/wso2server.sh} on the JDK of the tests, on ports of its own. Closing it stops
 * it, also when it never came up. For integration tests, and for the scripts that verify invoker projects.
 */
public final class CarbonServer implements AutoCloseable {

    private static final String STARTED = "WSO2 Carbon started in";
    private static final int MINUTES_TO_START = 4;
    private static final int MINUTES_TO_STOP = 1;
    private static final int HTTPS = 9443;
    private static final List<Integer> PORTS = List.of(HTTPS, 9763, 9999, 11111);
    private static final Pattern ERROR = Pattern.compile("\\bERROR\\b|\\bFATAL\\b");
    private static final Set<String> FOREIGN_VARIABLES = Set.of("CARBON_HOME", "JAVACMD", "JAVA_OPTS", "JVM_MEM_OPTS");

    private final Path home;
    private final int offset;
    private final Process script;
    private final long logStart;
    private final List<String> console = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();

    private CarbonServer(Path home, int offset, Process script, long logStart) {
        this.home = home;
        this.offset = offset;
        this.script = script;
        this.logStart = logStart;
    }

    /** Starts a server on free ports, which needs no password for its vault. */
    public static CarbonServer start(Path home) throws IOException, InterruptedException {
        return start(home, Optional.empty());
    }

    /** Starts a server on free ports and hands it the password of its internal keystore. */
    public static CarbonServer start(Path home, String vaultPassword) throws IOException, InterruptedException {
        return start(home, Optional.of(vaultPassword));
    }

    /** As both say; holds in its exception all that the server printed if it ends or doesn't come up. */
    private static CarbonServer start(Path home, Optional<String> vaultPassword)
            throws IOException, InterruptedException {
        int offset = freeOffset();
        if (vaultPassword.isPresent()) {
            Files.writeString(home.resolve("password-tmp"), vaultPassword.get() + "\n");
        }
        // A file left by an earlier server would name a process that is none of ours.
        Files.deleteIfExists(pidFile(home));
        Path log = log(home);
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        var command = new ProcessBuilder(
                        home.toAbsolutePath().resolve("bin/wso2server.sh").toString(), "-DportOffset=" + offset)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        command.environment().keySet().removeAll(FOREIGN_VARIABLES);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var server = new CarbonServer(home, offset, command.start(), logStart);
        server.awaitStart();
        return server;
    }

    /** An offset at which all ports of a server are free. */
    private static int freeOffset() {
        List<Integer> offsets =
                new ArrayList<>(IntStream.range(1, 500).map(i -> i * 10).boxed().toList());
        Collections.shuffle(offsets);
        return offsets.stream()
                .filter(offset -> PORTS.stream().allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    /** What to ask the server from outside. */
    public CarbonClient client() {
        return new CarbonClient(HTTPS + offset);
    }

    /** What the script and the server have printed so far. */
    public List<String> console() {
        synchronized (console) {
            return List.copyOf(console);
        }
    }

    /** The lines in which the server complains, on its console and in its log, since this start. */
    public List<String> errors() throws IOException {
        List<String> lines = new ArrayList<>(console());
        if (Files.exists(log(home))) {
            byte[] all = Files.readAllBytes(log(home));
            int from = (int) Math.min(logStart, all.length);
            lines.addAll(new String(all, from, all.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
        return lines.stream().filter(ERROR.asPredicate()).toList();
    }

    /** Stops the server: asks it first, so that its databases are closed in order. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> processes = Stream.of(script.descendants(), serverProcess(), Stream.of(script.toHandle()))
                .flatMap(handles -> handles)
                .distinct()
                .toList();
        processes.forEach(ProcessHandle::destroy);
        processes.forEach(CarbonServer::awaitEnd);
    }

    private void awaitStart() throws IOException, InterruptedException {
        Thread reader = new Thread(this::readConsole, "console of " + home);
        reader.setDaemon(true);
        reader.start();
        boolean up = false;
        try {
            up = isUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the console of the server at " + home + " can't be read", e);
        } finally {
            if (!up) {
                close();
            }
        }
        if (!up) {
            throw new IllegalStateException("no server came up at " + home + "\n" + String.join("\n", console()));
        }
    }

    /** A server that can't start often neither ends nor says anything more: a silent minute counts as an end. */
    private boolean isUp() throws ExecutionException, InterruptedException {
        int printed = 0;
        for (int minute = 0; minute < MINUTES_TO_START; minute++) {
            try {
                return started.get(1, TimeUnit.MINUTES);
            } catch (TimeoutException e) {
                if (console.size() == printed) {
                    return false;
                }
                printed = console.size();
            }
        }
        return false;
    }

    private void readConsole() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.add(line);
                if (line.contains(STARTED)) {
                    started.complete(true);
                }
            }
            started.complete(false);
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
    }

    private Stream<ProcessHandle> serverProcess() throws IOException {
        if (!Files.exists(pidFile(home))) {
            return Stream.empty();
        }
        // The server pads its process id with NULs.
        String digits = Files.readString(pidFile(home)).replaceAll("\\D", "");
        return digits.isEmpty() ? Stream.empty() : ProcessHandle.of(Long.parseLong(digits)).stream();
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, MINUTES_TO_STOP, TimeUnit.MINUTES)
                .join();
        process.destroyForcibly();
    }

    private static Path pidFile(Path home) {
        return home.resolve("wso2carbon.pid");
    }

    private static Path log(Path home) {
        return home.resolve("repository/logs/wso2carbon.log");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
