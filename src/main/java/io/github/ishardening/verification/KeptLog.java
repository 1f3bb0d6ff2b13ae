package io.github.ishardening.verification;

import io.github.ishardening.file.Disk;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.verification.check.CompletedStart.LogLine;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A copy of one of a server's logs in a file of the build, with secrets masked. Remembers the lines that report
 * problems, and the last lines. Thread-safe.
 */
final class KeptLog implements Closeable {

    /** Logged by Carbon when its start is complete. */
    private static final String STARTED = "WSO2 Carbon started in";

    private static final Pattern COMPLAINT = Pattern.compile(
            "\\b(ERROR|FATAL)\\b|^(Caused by: |Exception in thread |Error: |Error occurred |Unrecognized |Invalid )"
                    + "|^(Could not reserve |# There is insufficient memory |# A fatal error has been detected )"
                    + "|^\\s+Unresolved requirement: (?!.*resolution:=\"optional\")"
                    + "|^[a-z][\\w.]*(Exception|Error)\\b");

    private static final Set<String> WORST = Set.of("ERROR", "FATAL");

    /** The first line of a Carbon log entry, with its level; the following lines belong to the same entry. */
    private static final Pattern ENTRY =
            Pattern.compile("^(?:TID: .*?)?\\[\\d{4}-\\d\\d-\\d\\d[^]]*](?: \\[[^]]*])* +(?<level>[A-Z]+) ");

    private static final int COMPLAINTS = 500;
    private static final int LAST = 20;
    private static final int LONGEST = 4096;
    private static final long LARGEST = 32L << 20;
    private static final String CUT = "(cut: the log is longer than 32 MiB)";

    private final Path path;
    private final String name;
    private final SecretMask mask;
    private final BufferedWriter file;
    private final List<LogLine> complaints = new ArrayList<>();
    private final Deque<LogLine> last = new ArrayDeque<>();
    private int lines;
    private long size;
    private boolean started;
    private boolean warns;

    /**
     * Creates the file.
     *
     * @param folder the folder for the build's logs
     * @param name the file's path in that folder
     */
    KeptLog(Path folder, String name, SecretMask mask) throws IOException {
        this.name = name;
        this.mask = mask;
        this.path = folder.resolve(name);
        new Disk().createPrivateFolder(path.getParent());
        this.file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    synchronized void add(String line) throws IOException {
        // Masked before it is cut: otherwise, half a secret could remain.
        String masked = mask.over(line);
        int whole = masked.length() - (LineReader.isCut(line) ? mask.longest() : 0);
        int end = Math.max(0, Math.min(whole, LONGEST));
        String text = end < masked.length() ? masked.substring(0, end) + " ..." : masked;
        lines++;
        started |= text.contains(STARTED);
        write(text);
        var kept = new LogLine(name, lines, text);
        if (complaints.size() < COMPLAINTS && complains(text)) {
            complaints.add(kept);
        }
        if (!text.isBlank()) {
            last.add(kept);
            if (last.size() > LAST) {
                last.remove();
            }
        }
    }

    /** Whether a line reports a problem; the lines that follow a mere warning don't. */
    private boolean complains(String text) {
        var entry = ENTRY.matcher(text);
        if (entry.find()) {
            warns = entry.group("level").equals("WARN");
            return WORST.contains(entry.group("level"));
        }
        return !warns && COMPLAINT.matcher(text).find();
    }

    private void write(String text) throws IOException {
        if (size > LARGEST) {
            return;
        }
        size += text.length();
        String line = (size > LARGEST ? CUT : text) + "\n";
        IoFailure.named(path, () -> {
            file.write(line);
            file.flush();
        });
    }

    /** Whether the log reports that the server has started. */
    synchronized boolean saysStarted() {
        return started;
    }

    synchronized int lines() {
        return lines;
    }

    /** The lines that report problems. */
    synchronized List<LogLine> complaints() {
        return List.copyOf(complaints);
    }

    synchronized List<LogLine> last() {
        return List.copyOf(last);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
