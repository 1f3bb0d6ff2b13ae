package io.github.ishardening.verification.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and all its descendants. A process whose parent ends no longer counts as a descendant: therefore, the
 * family must be updated repeatedly, and remembers its members. On Linux, a mark in their environment also reveals
 * members whose parents ended too quickly to be seen.
 */
final class ProcessFamily {

    /** The environment variable that has the same value in all processes of a family. */
    static final String MARK = "IS_HARDENING_TRIAL";

    private static final int TRIES = 30;
    /** Larger than any environment. */
    private static final int LARGEST = 1 << 20;

    private final ProcessHandle founder;
    private final String mark;
    private final Map<Long, ProcessHandle> members = new LinkedHashMap<>();

    /** The family of this process, whose {@link #MARK} has this value. */
    ProcessFamily(ProcessHandle founder, String value) {
        this.founder = founder;
        this.mark = MARK + "=" + value + "\0";
        members.put(founder.pid(), founder);
    }

    /** Adds new members, removes ended ones. A {@link ProcessHandle} doesn't match a later process with the same ID. */
    synchronized void look() {
        for (ProcessHandle member : List.copyOf(members.values())) {
            member.descendants().forEach(each -> members.putIfAbsent(each.pid(), each));
        }
        members.values().removeIf(member -> !member.isAlive() && !member.equals(founder));
    }

    /** Requests all members to end normally, the newest first. */
    void askToEnd() {
        alive().forEach(ProcessHandle::destroy);
    }

    /** Whether any member is running. */
    boolean isAlive() {
        return !alive().isEmpty();
    }

    /** Kills all members, including those started meanwhile; returns when none is left, or the rest can't be killed. */
    void kill() {
        var left = alive();
        for (int i = 0; i < TRIES && !left.isEmpty(); i++, left = alive()) {
            left.forEach(ProcessHandle::destroyForcibly);
            await(left, Duration.ofSeconds(1));
        }
    }

    private synchronized List<ProcessHandle> alive() {
        look();
        marked().forEach(each -> members.putIfAbsent(each.pid(), each));
        var alive = new ArrayList<ProcessHandle>();
        for (ProcessHandle member : members.values()) {
            if (member.isAlive() && !member.equals(ProcessHandle.current())) {
                alive.add(0, member);
            }
        }
        return alive;
    }

    private Stream<ProcessHandle> marked() {
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(mark));
    }

    /** A process's environment on Linux (proc(5)); empty if it can't be read, as for other users' processes. */
    private static String environment(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
        if (!Files.isReadable(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static void await(Collection<ProcessHandle> processes, Duration patience) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
