package io.github.ishardening.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    @Test
    void saysACureOnceForNeighboursThatShareIt() {
        var problems = List.of(
                new Problem("ca.p12", "is missing.", "Restore it."),
                new Problem("tls.p12", "is missing.", "Restore it."),
                new Problem("secrets.properties", "is empty.", "Fill it."),
                new Problem("primary.p12", "is missing.", "Restore it."),
                new Problem("keys.lock", "is a folder.", ""));

        var exception = new ProblemException(problems);

        assertThat(exception.getMessage().lines())
                .containsExactly(
                        "ca.p12: is missing.",
                        "tls.p12: is missing. Restore it.",
                        "secrets.properties: is empty. Fill it.",
                        "primary.p12: is missing. Restore it.",
                        "keys.lock: is a folder.");
        assertThat(exception.problems()).isEqualTo(problems);
    }
}
