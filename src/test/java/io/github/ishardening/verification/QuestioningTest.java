package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.verification.check.RunningServer;
import io.github.ishardening.verification.check.ServerAddress;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestioningTest {

    private static final RunningServer SERVER = new RunningServer(
            new ServerAddress("localhost", 1, 0, 0),
            new WebClient(URI.create("https://localhost:1"), Trust.everybody()),
            Optional.empty(),
            true,
            false,
            Set.of(),
            Optional.empty(),
            KnownSecrets.none(),
            Map.of(),
            false,
            Instant.EPOCH);

    @Guideline(
            id = "a-rule",
            title = "All is well",
            severity = Severity.WARNING,
            source = "A page",
            address = "https://example.com/",
            hardening = "Nothing.")
    private static final class Check extends ServerCheck {

        private final IoRunnable question;

        Check(IoRunnable question) {
            this.question = question;
        }

        @Override
        public void ask(RunningServer server, Findings findings) throws IOException {
            findings.add("port-9443", "was seen before.", "Fix it.");
            question.run();
        }
    }

    @Test
    void saysThatAServerDidNotAnswerBesideWhatWasFoundBefore() throws IOException {
        assertThat(said(Duration.ofMinutes(1), () -> {
                    throw new ConnectException("Connection refused");
                }))
                .containsExactly(
                        "warning port-9443: was seen before. Fix it.",
                        "error .: couldn't be checked: java.net.ConnectException: Connection refused."
                                + " Check the"
                                + " server's log to see what happened.");
    }

    @Test
    void saysWhereTheCheckItselfFails() throws IOException {
        assertThat(said(Duration.ofMinutes(1), () -> {
                    throw new IllegalStateException("a secret of the server");
                }))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("error .: couldn't be checked: the content to check caused an error in the"
                        + " plugin: java.lang.IllegalStateException")
                .doesNotContain("a secret of the server");
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        assertThat(said(Duration.ofSeconds(1), () -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .containsExactly(
                        "warning port-9443: was seen before. Fix it.",
                        "error .: couldn't be checked: the server didn't respond to all requests within 1"
                                + " seconds."
                                + " Check its log, or increase <verifyServer><timeout>.");
    }

    private static List<String> said(Duration patience, IoRunnable question) throws IOException {
        var questions = new Questioning(List.of(new Check(question)));
        questions.ask(SERVER, patience);
        return questions.observations().findings().stream()
                .map(finding -> "%s %s: %s %s"
                        .formatted(finding.severity(), finding.location(), finding.message(), finding.cure()))
                .toList();
    }
}
