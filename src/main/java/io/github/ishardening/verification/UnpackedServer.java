package io.github.ishardening.verification;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.StartScripts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An unpacked server that can be started.
 *
 * @param scratch the temporary folder that contains it
 * @param home its top folder
 * @param script its start script, relative to {@code home}
 */
record UnpackedServer(ScratchFolder scratch, Path home, String script) implements AutoCloseable {

    private static final boolean IS_WINDOWS = File.separatorChar == '\\';

    /**
     * Unpacks a distribution with its staged edits.
     *
     * @throws ProblemException if no script in it starts a server on this system
     */
    static UnpackedServer of(Distribution distribution) throws IOException {
        String script = script(distribution);
        var scratch = ScratchFolder.create();
        try {
            Path home = scratch.folder(distribution.name());
            Set<Path> folders = new HashSet<>();
            for (String folder : distribution.folders()) {
                scratch.folder(distribution.name() + "/" + folder);
            }
            for (String path : distribution.paths()) {
                Path file = home.resolve(path);
                if (folders.add(file.getParent())) {
                    Files.createDirectories(file.getParent());
                }
                distribution.copyTo(path, file);
                var mode = distribution.mode(path);
                if (mode.isPresent()) {
                    Mode.set(file, mode.getAsInt() & Mode.PERMISSIONS);
                }
            }
            return new UnpackedServer(scratch, home, script);
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private static String script(Distribution distribution) throws IOException {
        String ending = IS_WINDOWS ? ".bat" : ".sh";
        return StartScripts.first(distribution, ending)
                .orElseThrow(() -> new ProblemException(
                        "bin/",
                        "no script that ends in %s starts the server.".formatted(ending),
                        "Restore the distribution's start scripts."));
    }

    /** The command that runs the script with these arguments, even if the script has lost its execute permission. */
    List<String> command(List<String> arguments) {
        String path = home.resolve(script).toString();
        var command = new ArrayList<String>(IS_WINDOWS ? List.of("cmd", "/c", path) : List.of("sh", path));
        command.addAll(arguments);
        return command;
    }

    /** Provides the password of the vault for one start, as an operator does. */
    void handOver(Secret password) throws IOException {
        Path file = home.resolve(PasswordFile.TMP.fileName() + (IS_WINDOWS ? ".txt" : ""));
        new Disk().replace(file, (password.reveal() + "\n").getBytes(StandardCharsets.UTF_8), Mode.PRIVATE);
    }

    /** Carbon's log file. */
    Path log() {
        return home.resolve("repository/logs/wso2carbon.log");
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
