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
 * A process and all that it has started, directly or not. Whose parent ends is nobody's child any more: therefore the family is
 * looked at again and again, and remembers who belongs to it, and all in it bear a mark in their environment, by which Linux tells
 * who left it too quickly to be seen.
 */
final class ProcessFamily {

    /** The variable that all processes of one family have with one value. */
    static final String MARK = "IS_HARDENING_TRIAL";

    private static final int TRIES = 30;
    /** Larger than any environment. */
    private static final int LARGEST = 1 << 20;

    private final ProcessHandle founder;
    private final String mark;
    private final Map<Long, ProcessHandle> members = new LinkedHashMap<>();

    /** The family of this process, whose mark has this value. */
    ProcessFamily(ProcessHandle founder, String value) {
        this.founder = founder;
        this.mark = MARK + "=" + value + "\0";
        members.put(founder.pid(), founder);
    }

    /** Looks who has joined; {@link ProcessHandle} tells a process from a later one of the same id. */
    synchronized void look() {
        for (ProcessHandle member : List.copyOf(members.values())) {
            member.descendants().forEach(each -> members.putIfAbsent(each.pid(), each));
        }
        members.values().removeIf(member -> !member.isAlive() && !member.equals(founder));
    }

    /** Asks all to end in order, the youngest first. */
    void askToEnd() {
        alive().forEach(ProcessHandle::destroy);
    }

    /** Whether one of them runs. */
    boolean isAlive() {
        return !alive().isEmpty();
    }

    /** Ends all by force, and returns when nobody is left, or nobody more can be ended; who is started meanwhile is ended too. */
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

    /** As Linux tells it (proc(5)); empty where it can't be read, as that of others' processes. */
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
