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
 * @param trial what they belong to
 * @param server what is started
 * @param command how
 * @param mask over what it says
 * @param ports where it listens
 * @param inspection what it is configured to be
 * @param questions what it is asked
 */
record TrialRun(
        Trial trial,
        UnpackedServer server,
        ServerCommand command,
        SecretMask mask,
        TrialPorts ports,
        Inspection inspection,
        Questioning questions) {

    /** Starts the server, asks it, stops it, and looks at what is left; whether it came up. */
    boolean start(int number) throws IOException {
        // What an earlier start said would be taken for this one's.
        new Disk().delete(server.log());
        Ending ending;
        CompletedStart.Log said;
        try (var process = ServerProcess.start(command);
                var start = new ServerStart(process, server.log(), trial.logs(), "start-" + number, mask)) {
            ending = start.await(trial.request().timeout());
            // What the server says of questions that mean ill is no fault of its start.
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
