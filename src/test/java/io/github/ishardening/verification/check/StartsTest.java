package io.github.ishardening.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.verification.check.CompletedStart.Ending;
import io.github.ishardening.verification.check.CompletedStart.Log;
import io.github.ishardening.verification.check.CompletedStart.LogLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartsTest {

    private static final String LOG = "start-1/wso2carbon.log";
    private static final String CONSOLE = "start-1/console.log";
    private static final String IN_LOG = "TID: [-1234] [] [2026-11-29 23:56:31,484] ";
    private static final String ON_CONSOLE = "[2026-11-29 23:56:31,486] ";
    private static final String ERROR = "ERROR {org.example.Part} - It broke.";
    private static final String MEND =
            " Fix the cause, or waive it in a file (-Dis-hardening.waivers) and state why it is harmless.";
    private static final String LOOK = " Check its log, saved in start-1, and fix the cause; a slow machine needs a"
            + " longer <verifyServer><timeout>.";

    private final List<LogLine> complaints = new ArrayList<>();
    private final List<LogLine> last = new ArrayList<>();

    @Test
    void passesWhatStartsInSilence() throws IOException {
        last.add(new LogLine(CONSOLE, 7, "WSO2 Carbon started in 9 sec"));
        assertThat(said(Ending.STARTED)).isEmpty();
    }

    @Test
    void namesErrorsOfAServerThatIsUpWithTheCauseThatIsNamedLast() throws IOException {
        complains(LOG, 3, IN_LOG + ERROR);
        complains(LOG, 9, "Caused by: java.io.IOException: outer");
        complains(LOG, 14, "Caused by: java.security.KeyStoreException: inner.");
        complains(LOG, 20, IN_LOG + "FATAL {org.example.Other} - That as well");
        assertThat(said(Ending.STARTED))
                .containsExactly(
                        "error start-1/wso2carbon.log:3: the log has an error: {org.example.Part} - It broke (caused by"
                                + " java.security.KeyStoreException: inner)." + MEND,
                        "error start-1/wso2carbon.log:20: the log has an error: {org.example.Other} - That as well."
                                + MEND);
    }

    @Test
    void saysOnceWhatLogAndConsoleSay() throws IOException {
        complains(LOG, 3, IN_LOG + ERROR);
        complains(LOG, 4, "Caused by: java.io.IOException: why");
        complains(LOG, 30, IN_LOG + ERROR);
        complains(CONSOLE, 5, ON_CONSOLE + ERROR);
        complains(CONSOLE, 6, "Caused by: java.io.IOException: why");
        assertThat(said(Ending.STARTED))
                .containsExactly("error start-1/wso2carbon.log:3: the log has an error: {org.example.Part} - It broke"
                        + " (caused by java.io.IOException: why)." + MEND);
    }

    @Test
    void namesErrorsOfALogThatIsWrittenOtherwise() throws IOException {
        complains(LOG, 3, "2026-11-29 23:56:31 ERROR org.example.Part - It broke.");
        assertThat(said(Ending.STARTED))
                .containsExactly(
                        "error start-1/wso2carbon.log:3: the log has an error: org.example.Part - It broke." + MEND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Terminated", "bin/wso2server.sh: line 3: 4711 Terminated              sleep 1000"})
    void quotesTheServerAndNotTheShellThatWasStoppedWithIt(String shell) throws IOException {
        last.add(new LogLine(CONSOLE, 1, "waiting for the database"));
        last.add(new LogLine(CONSOLE, 2, shell));
        assertThat(said(Ending.TIMED_OUT))
                .containsExactly(
                        "error start-1/console.log:1: the server didn't start the first time: it wasn't up in time."
                                + " It said: waiting for the database." + LOOK);
    }

    @Test
    void passesWhatStockServersSayToo() throws IOException {
        complains(
                LOG,
                3,
                IN_LOG
                        + "ERROR {org.wso2.carbon.identity.application.mgt.listener.AuthorizedAPIManagementListener} - Error"
                        + " while authorizing Me API to the My Account. Me API not found in tenant: carbon.super");
        assertThat(said(Ending.STARTED)).isEmpty();
    }

    @Test
    void asksOfAServerThatIsUpForErrorsOnly() throws IOException {
        complains(CONSOLE, 5, "Exception in thread \"main\" java.lang.IllegalStateException");
        assertThat(said(Ending.STARTED)).isEmpty();
    }

    @Test
    void quotesTheFirstComplaintsOfAServerThatEnds() throws IOException {
        complains(CONSOLE, 1, "Error: one");
        complains(CONSOLE, 2, "Caused by: java.io.IOException: why");
        complains(CONSOLE, 3, "Error: the same again");
        complains(CONSOLE, 3, "Caused by: java.io.IOException: why");
        complains(CONSOLE, 3, "Error: two");
        complains(CONSOLE, 4, "Error: three");
        complains(CONSOLE, 5, "Error: four");
        assertThat(said(Ending.ENDED))
                .containsExactly(
                        "error start-1/console.log:1: the server didn't start the first time: it exited before it"
                                + " was up. It said: Error: one (caused by java.io.IOException: why) / Error: two /"
                                + " Error: three."
                                + LOOK);
    }

    @Test
    void quotesTheLastLineOfAServerThatDoesNotComplain() throws IOException {
        last.add(new LogLine(CONSOLE, 1, "one"));
        last.add(new LogLine(CONSOLE, 2, "waiting for the database ..."));
        assertThat(said(Ending.TIMED_OUT))
                .containsExactly("error start-1/console.log:2: the server didn't start the first time: it wasn't up in"
                        + " time. It said: waiting for the database." + LOOK);
    }

    @Test
    void saysOfAServerThatSaysNothingThatItDoes() throws IOException {
        assertThat(said(Ending.TIMED_OUT))
                .containsExactly(
                        "error start-1: the server didn't start the first time: it wasn't up in time. It logged"
                                + " nothing."
                                + LOOK);
    }

    @Test
    void cutsWhatIsLongAndLeavesOutWhatControls() throws IOException {
        last.add(new LogLine(CONSOLE, 1, "\u001B[31m" + "x".repeat(1000)));
        assertThat(said(Ending.ENDED))
                .containsExactly(
                        "error start-1/console.log:1: the server didn't start the first time: it exited before it"
                                + " was up. It said: [31m" + "x".repeat(195) + "…." + LOOK);
    }

    @Test
    void knowsNoCauseOfWhatAnotherLogSays() throws IOException {
        complains(LOG, 3, IN_LOG + ERROR);
        complains(CONSOLE, 6, "Caused by: java.io.IOException: of something else");
        assertThat(said(Ending.STARTED))
                .containsExactly(
                        "error start-1/wso2carbon.log:3: the log has an error: {org.example.Part} - It broke." + MEND);
    }

    @Test
    void saysWhatABundleLacksFirst() throws IOException {
        complains(LOG, 3, IN_LOG + "ERROR {Events.Framework} - Could not resolve module: org.example [94]");
        complains(LOG, 4, "    Unresolved requirement: Import-Package: org.example.one");
        complains(LOG, 5, "  Unresolved requirement: Import-Package: org.example.two");
        assertThat(said(Ending.TIMED_OUT))
                .containsExactly(
                        "error start-1/wso2carbon.log:3: the server didn't start the first time: it wasn't up in"
                                + " time. It said: {Events.Framework} - Could not resolve module: org.example [94]"
                                + " (caused by"
                                + " Unresolved requirement: Import-Package: org.example.one)." + LOOK);
    }

    @Test
    void doesNotRepeatInWhichFolderTheServerWas() throws IOException {
        complains(LOG, 3, IN_LOG + "ERROR {org.example.Part} - /tmp/1234/is/repository/conf/carbon.xml is broken");
        assertThat(said(Ending.STARTED))
                .containsExactly("error start-1/wso2carbon.log:3: the log has an error: {org.example.Part} -"
                        + " repository/conf/carbon.xml is broken." + MEND);
    }

    private void complains(String file, int line, String text) {
        complaints.add(new LogLine(file, line, text));
    }

    private List<String> said(Ending ending) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            var looked = Looked.by(new Starts().rule());
            var start = new CompletedStart(
                    1,
                    ending,
                    new Log(complaints, last),
                    Path.of("/tmp/1234/is"),
                    Looked.inspection(server, KnownSecrets.none(), false),
                    KnownSecrets.none());
            new Starts().review(start, looked.said());
            return looked.findings();
        }
    }
}
