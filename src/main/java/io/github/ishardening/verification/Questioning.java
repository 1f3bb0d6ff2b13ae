package io.github.ishardening.verification;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Failure;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.verification.check.CompletedStart;
import io.github.ishardening.verification.check.Quoted;
import io.github.ishardening.verification.check.RunningServer;
import io.github.ishardening.verification.check.ServerCheck;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs checks on a server in parallel, with a time limit, and collects their results. If one check fails, the others
 * continue.
 */
final class Questioning {

    private static final Location SERVER = Location.of(".");
    private static final int SECONDS_TO_END = 130;

    private final List<ServerCheck> checks;
    private final List<Observations> said = new ArrayList<>();

    /** Prepares to run these checks. */
    Questioning(List<ServerCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * Runs the checks on a running server.
     *
     * @param patience the time limit for all checks
     * @throws InterruptedIOException if the build is interrupted
     */
    void ask(RunningServer server, Duration patience) throws IOException {
        Map<ServerCheck, Findings> asked = new LinkedHashMap<>();
        var work = new ArrayList<Callable<Void>>();
        for (ServerCheck check : checks) {
            var findings = new Findings(check.rule());
            asked.put(check, findings);
            work.add(() -> {
                if (check.asksOverHttps() && server.servesClientsOnly()) {
                    findings.notApplicable("the server rejects all clients without a client certificate");
                } else {
                    attempt(findings, server.web().base().toString(), () -> check.ask(server, findings));
                }
                return null;
            });
        }
        var workers = workers(work.size());
        try {
            var done = workers.invokeAll(work, patience.toMillis(), TimeUnit.MILLISECONDS);
            boolean isOver = areOver(workers);
            int index = 0;
            for (Findings findings : asked.values()) {
                boolean isLate = done.get(index++).isCancelled();
                // The findings of a check that is still running can't be read.
                Findings readable = isOver || !isLate ? findings : findings.renewed();
                if (isLate) {
                    tooSlow(readable, patience);
                }
                said.add(readable.all());
            }
        } catch (InterruptedException e) {
            areOver(workers);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while checking a server");
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * Gives interrupted checks time to remove what they have registered on the server; returns whether all have ended.
     */
    private static boolean areOver(ExecutorService workers) {
        workers.shutdown();
        try {
            return workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void tooSlow(Findings findings, Duration patience) {
        findings.add(
                Severity.ERROR,
                SERVER,
                "couldn't be checked: the server didn't respond to all requests within %s seconds."
                        .formatted(patience.toSeconds()),
                "Check its log, or increase <verifyServer><timeout>.");
    }

    private static ExecutorService workers(int count) {
        return Executors.newFixedThreadPool(count, work -> {
            var thread = new Thread(work, "is-hardening: question to a server");
            // A server may never respond.
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs the checks on what a start has left behind. */
    void review(CompletedStart start) {
        for (ServerCheck check : checks) {
            var findings = new Findings(check.rule());
            attempt(findings, start.home().toString(), () -> check.review(start, findings));
            said.add(findings.all());
        }
    }

    /** Reports all checks as not applicable, except the one that reports the reason. */
    void none(String reason, String except) {
        for (ServerCheck check : checks) {
            if (!check.id().equals(except)) {
                var findings = new Findings(check.rule());
                findings.notApplicable(reason);
                said.add(findings.all());
            }
        }
    }

    /** Reports failures without the port or the folder, which differ in every build. */
    private static void attempt(Findings findings, String server, IoRunnable question) {
        Failure.tamed(
                () -> {
                    try {
                        question.run();
                    } catch (UncheckedIOException e) {
                        unanswered(findings, server, e.getCause());
                    } catch (IOException e) {
                        unanswered(findings, server, e);
                    }
                    return findings;
                },
                failure -> {
                    findings.failed(failure);
                    return findings;
                });
    }

    private static void unanswered(Findings findings, String server, IOException fault) {
        findings.add(
                Severity.ERROR,
                SERVER,
                "couldn't be checked: %s."
                        .formatted(Quoted.of(IoFailure.describe(fault).replace(server, "the server"))
                                .replaceFirst("\\.$", "")),
                "Check the server's log to see what happened.");
    }

    /** The results of all checks. */
    Observations observations() {
        return said.stream().reduce(Observations.none(), Observations::and);
    }
}
