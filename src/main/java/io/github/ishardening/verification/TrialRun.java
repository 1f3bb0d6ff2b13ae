package io.github.ishardening.verification;

import io.github.ishardening.file.Disk;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.verification.check.CompletedStart;
import io.github.ishardening.verification.check.CompletedStart.Ending;
import io.github.ishardening.verification.check.RunningServer;
import io.github.ishardening.verification.check.Starts;
import io.github.ishardening.verification.process.ServerCommand;
import io.github.ishardening.verification.process.ServerProcess;
import java.io.IOException;

/**
 * The starts of one unpacked server.
 *
 * @param trial the trial that they belong to
 * @param server the unpacked server
 * @param command the command that starts it
 * @param mask the mask for its output
 * @param ports its ports
 * @param inspection its configuration
 * @param questions the checks to run
 */
record TrialRun(
        Trial trial,
        UnpackedServer server,
        ServerCommand command,
        SecretMask mask,
        TrialPorts ports,
        Inspection inspection,
        Questioning questions) {

    /** Starts the server, checks it, stops it, and reviews what is left; returns whether it started. */
    boolean start(int number) throws IOException {
        // The log of an earlier start would be taken for this one's.
        new Disk().delete(server.log());
        Ending ending;
        CompletedStart.Log said;
        try (var process = ServerProcess.start(command);
                var start = new ServerStart(process, server.log(), trial.logs(), "start-" + number, mask)) {
            ending = start.await(trial.request().timeout());
            // Errors that the server logs because of malicious requests by checks don't count as errors of its start.
            said = start.said();
            if (ending == Ending.STARTED) {
                ask(process);
                start.stop();
            } else {
                questions.none("the server doesn't start (see " + Starts.ID + ")", Starts.ID);
                start.stop();
                said = start.said();
            }
        }
        var secrets = trial.inspected().secrets();
        questions.review(new CompletedStart(number, ending, said, server.home(), inspection, secrets));
        return ending == Ending.STARTED;
    }

    private void ask(ServerProcess process) throws IOException {
        RunningServer running = new TrialServer(inspection, trial.inspected().secrets(), trial.certificates())
                .at(ports, process.processes());
        if (!running.servesClientsOnly()) {
            Readiness.await(running.web());
        }
        questions.ask(running, trial.request().timeout());
    }
}
