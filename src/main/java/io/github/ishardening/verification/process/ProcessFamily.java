package io.github.ishardening.verification.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process and all that it has started, directly or not. Whose parent ends is nobody's child any more, so the family is looked
 * at again and again while it lives, and remembers who belongs to it.
 */
final class ProcessFamily {

    private static final int TRIES = 30;

    private final ProcessHandle founder;
    private final Map<Long, ProcessHandle> members = new LinkedHashMap<>();

    ProcessFamily(ProcessHandle founder) {
        this.founder = founder;
        members.put(founder.pid(), founder);
    }

    /** Looks who has joined; {@link ProcessHandle} tells a process from a later one of the same id. */
    synchronized void look() {
        for (ProcessHandle member : List.copyOf(members.values())) {
            member.descendants().forEach(each -> members.putIfAbsent(each.pid(), each));
        }
        members.values().removeIf(member -> !member.isAlive() && !member.equals(founder));
    }

    /** Asks all to end in order, the youngest first, and ends by force who hasn't within this time. */
    void end(Duration patience) {
        List<ProcessHandle> youngestFirst = alive();
        youngestFirst.forEach(ProcessHandle::destroy);
        await(youngestFirst, patience);
        kill();
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
        var alive = new ArrayList<ProcessHandle>();
        for (ProcessHandle member : members.values()) {
            if (member.isAlive()) {
                alive.add(0, member);
            }
        }
        return alive;
    }

    private static void await(Collection<ProcessHandle> processes, Duration patience) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
