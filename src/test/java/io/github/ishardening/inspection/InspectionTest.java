package io.github.ishardening.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controls look at the same time, and nobody can tell. */
class InspectionTest {

    private static final int MANY = 40;

    private final AtomicInteger finished = new AtomicInteger();

    @Test
    void reportsInTheOrderOfTheCatalogue() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(new Inspector(Controls.all())
                            .observe(inspection(server)).findings().stream()
                                    .map(Finding::rule)
                                    .distinct())
                    .isSubsetOf(Controls.all().stream().map(Control::rule).toList())
                    .isSortedAccordingTo((one, other) -> Integer.compare(place(one), place(other)));
        }
    }

    @Test
    void turnsARuleThatFailsIntoAnErrorAndAsksTheOthers() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            var controls = List.<Control>of(
                    new Stub(inspection -> {
                        throw new ProblemException("a.xml:7", "isn't well formed.", "Fix it.");
                    }),
                    new Stub(inspection -> {
                        throw new EOFException("torn off");
                    }),
                    new Stub(inspection -> {
                        throw new UncheckedIOException(
                                new FileSystemException("/tmp/a", null, "No space left on device"));
                    }),
                    new Stub(InspectionTest::recurse),
                    new Stub(inspection -> {
                        throw new OutOfMemoryError("Java heap space");
                    }),
                    new Stub(inspection -> {
                        throw new NoClassDefFoundError("com/example/Gone");
                    }),
                    new Stub(this::readAll));
            var observations = new Inspector(controls).observe(inspection(server));

            assertThat(observations.findings().stream().map(AuditedServer::line))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .isEqualTo("error .: couldn't be checked: a.xml:7 isn't well formed. Fix it."),
                            line -> assertThat(line)
                                    .isEqualTo("error .: couldn't be checked: the content to check can't"
                                            + " be read:"
                                            + " java.io.EOFException: torn off"
                                            + " Use the stock distribution."),
                            line -> assertThat(line)
                                    .isEqualTo("error .: couldn't be checked: the content to check can't be"
                                            + " read: /tmp/a:"
                                            + " No space left on device. Free some space there and build again."
                                            + " Use the stock distribution."),
                            line -> assertThat(line)
                                    .isEqualTo("error .: couldn't be checked: the content to check is nested"
                                            + " too deeply."
                                            + " Reduce the nesting."),
                            line -> assertThat(line)
                                    .isEqualTo("error .: couldn't be checked: the content to check"
                                            + " doesn't fit into the"
                                            + " build's memory. Increase it with MAVEN_OPTS=-Xmx2g."),
                            line -> assertThat(line)
                                    .matches("error \\.: couldn't be checked: the content to check caused"
                                            + " an error in the plugin: java\\.lang\\.NoClassDefFoundError at"
                                            + " InspectionTest\\.java:\\d+\\."
                                            + " Report it, and waive the rule until it is fixed\\."));
            assertThat(finished).hasValue(1);
        }
    }

    @Test
    void leavesNoControlAtWorkWhenOneFails() throws IOException {
        var controls = new ArrayList<Control>(Collections.nCopies(MANY, new Stub(this::readAll)));
        controls.add(0, new Stub(inspection -> {
            throw new IOException("no disk");
        }));
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(new Inspector(controls).observe(inspection(server)).findings())
                    .hasSize(1);
        }
        assertThat(finished).hasValue(MANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository/conf/carbon.properties",
                "repository/conf/etc/launch.ini",
                "repository/conf/security/Owasp.CsrfGuard.Carbon.properties"
            })
    void saysWhichPropertiesCantBeRead(String path) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            String template = "repository/resources/conf/templates/" + path + ".j2";
            server.put(server.distribution().exists(template) ? template : path, "home=C:\\users\n");

            assertThat(new Inspector(Controls.all()).observe(inspection(server)).findings())
                    .extracting(AuditedServer::line)
                    .contains("error .: couldn't be checked: " + path + " has \\u without four"
                            + " hexadecimal digits."
                            + " Write each backslash twice.");
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void recurse(Inspection inspection) {
        recurse(inspection);
    }

    private static int place(Rule rule) {
        return Controls.all().stream().map(Control::rule).toList().indexOf(rule);
    }

    private static Inspection inspection(AuditedServer server) throws IOException {
        var builds = AuditedServer.builds();
        var request = new InspectionRequest(
                builds.request().settings(),
                KnownSecrets.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
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
    @Guideline(
            id = "stub",
            title = "All is well",
            severity = Severity.INFO,
            source = "None",
            address = "https://example.com/",
            hardening = "None.")
    private static final class Stub extends Control {

        private final Look look;

        private Stub(Look look) {
            this.look = look;
        }

        @Override
        public void inspect(Inspection inspection, Findings findings) throws IOException {
            look.at(inspection);
        }
    }
}
