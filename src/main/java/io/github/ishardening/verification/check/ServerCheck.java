package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Ruled;
import java.io.IOException;

/**
 * One rule for a server that runs, which its class says by a {@link io.github.ishardening.control.Guideline}. A new one is a
 * new class here and a line in {@code ServerChecks}.
 */
public abstract class ServerCheck extends Ruled {

    /** A check of the rule that its class says. */
    protected ServerCheck() {
        super(Rule.Subject.STARTED_SERVER);
    }

    /**
     * Asks the server while it runs, and leaves it as it was.
     *
     * @param findings where to put what is found; nothing if the rule is followed
     * @throws IOException if the server doesn't answer
     */
    public void ask(RunningServer server, Findings findings) throws IOException {
        // looks at what is left only
    }

    /** Whether it asks over HTTPS, which takes a certificate where only those are served who have one. */
    public boolean asksOverHttps() {
        return false;
    }

    /**
     * Looks at what a start has left once the server has stopped, however it ended.
     *
     * @param findings where to put what is found; nothing if the rule is followed
     * @throws IOException if it can't be read
     */
    public void review(CompletedStart start, Findings findings) throws IOException {
        // asks the running server only
    }
}
