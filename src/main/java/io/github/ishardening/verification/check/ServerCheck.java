package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Ruled;
import java.io.IOException;

/**
 * One rule for a running server, declared by the {@link io.github.ishardening.control.Guideline} on its class. A new
 * rule needs a new class here and a line in {@code ServerChecks}.
 */
public abstract class ServerCheck extends Ruled {

    /** Creates a check of the rule that its class declares. */
    protected ServerCheck() {
        super(Rule.Subject.STARTED_SERVER);
    }

    /**
     * Checks the running server, and leaves it unchanged.
     *
     * @param findings receives the findings; none if the rule is followed
     * @throws IOException if the server doesn't respond
     */
    public void ask(RunningServer server, Findings findings) throws IOException {
        // only reviews completed starts
    }

    /** Whether it sends HTTPS requests, which fail if the server requires client certificates. */
    public boolean asksOverHttps() {
        return false;
    }

    /**
     * Reviews what a start has left behind after the server has stopped, however it ended.
     *
     * @param findings receives the findings; none if the rule is followed
     * @throws IOException if it can't be read
     */
    public void review(CompletedStart start, Findings findings) throws IOException {
        // only checks running servers
    }
}
