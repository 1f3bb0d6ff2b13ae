package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Controls look at the same time, and nobody can tell. */
class InspectionTest {

    private static final int MANY = 40;

    private final AtomicInteger finished = new AtomicInteger();

    @Test
    void reportsInTheOrderOfTheCatalogue() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(inspection(server, Controls.all()).findings().stream()
                            .map(Finding::rule)
                            .distinct())
                    .isSubsetOf(Controls.all().stream().map(Control::rule).toList())
                    .isSortedAccordingTo((one, other) -> Integer.compare(place(one), place(other)));
        }
    }

    @Test
    void namesTheFirstFaultWhicheverControlIsFaster() throws IOException {
        var controls = IntStream.range(0, MANY)
                .mapToObj(i -> (Control) new Stub(inspection -> {
                    throw new ProblemException("control " + i, "fails.");
                }))
                .toList();
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThatThrownBy(inspection(server, controls)::findings)
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("control 0: fails.");
        }
    }

    @Test
    void leavesNoControlAtWorkWhenOneFails() throws IOException {
        var controls = new ArrayList<Control>(Collections.nCopies(MANY, new Stub(this::readAll)));
        controls.add(0, new Stub(inspection -> {
            throw new IOException("no disk");
        }));
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThatThrownBy(inspection(server, controls)::findings)
                    .isInstanceOf(IOException.class)
                    .hasMessage("no disk");
        }
        assertThat(finished).hasValue(MANY);
    }

    private static int place(Rule rule) {
        return Controls.all().stream().map(Control::rule).toList().indexOf(rule);
    }

    private static Inspection inspection(AuditedServer server, List<Control> controls) throws IOException {
        var builds = AuditedServer.builds();
        var request = new InspectionRequest(
                controls, builds.request().settings(), SecretsAtHand.none(), Optional.empty(), Optional.empty());
        return Inspection.of(request, builds.surroundings(), server.distribution());
    }

    /** Reads all of a server's configuration. */
    private void readAll(Inspection inspection) throws IOException {
        var distribution = inspection.distribution();
        for (String path : distribution.paths("repository/conf/")) {
            assertThat(distribution.read(path)).hasSize((int) distribution.size(path));
        }
        finished.incrementAndGet();
    }

    /** What a control does. */
    @FunctionalInterface
    private interface Look {
        void at(Inspection inspection) throws IOException;
    }

    /** A control that finds nothing. */
    private record Stub(Look look) implements Control {

        @Override
        public Rule rule() {
            return new HttpConnector().rule();
        }

        @Override
        public void inspect(Inspection inspection, Findings findings) throws IOException {
            look.at(inspection);
        }
    }
}
