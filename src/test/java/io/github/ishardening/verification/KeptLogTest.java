package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.check.CompletedStart.LogLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptLogTest {

    private static final String SECRET = "a secret of the server";
    private static final String CARBON = "TID: [-1234] [] [2026-11-29 23:56:31,484] ";

    @TempDir
    Path folder;

    private KeptLog log;

    @BeforeEach
    void open() throws IOException {
        log = new KeptLog(folder, "start-1/console.log", new SecretMask(List.of(Secret.of(SECRET))));
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CARBON + "ERROR {org.wso2.carbon.Part} - It broke",
                "[2026-11-29 23:56:31,484] FATAL {org.wso2.carbon.Part} - It broke",
                "TID: [-1234] [oauth2] [2026-11-29 23:56:31,484] [8e9a-11] ERROR {org.wso2.carbon.Part} - It broke",
                "[2026-11-29 23:56:31,484] [] ERROR {org.wso2.carbon.Part} - It broke",
                " [ERROR] CARBON is supported only between JDK 11 and JDK 21",
                "Error: Could not find or load main class org.wso2.carbon.bootstrap.Bootstrap",
                "Error occurred during initialization of VM",
                "Could not reserve enough space for 943718400KB object heap",
                "# There is insufficient memory for the Java Runtime Environment to continue.",
                "# A fatal error has been detected by the Java Runtime Environment:",
                "  Unresolved requirement: Import-Package: org.wso2.carbon.user.core; version=\"[4.10.0,5.0.0)\"",
                "Unrecognized VM option 'NoSuchOption'",
                "Invalid maximum heap size: -Xmx",
                "Exception in thread \"main\" java.lang.NoClassDefFoundError: org/wso2/Part",
                "java.lang.reflect.InvocationTargetException",
                "Caused by: java.io.IOException: why"
            })
    void remembersComplaints(String line) throws IOException {
        add("before", line, "\tat org.wso2.carbon.Part.start(Part.java:1)");
        assertThat(log.complaints()).containsExactly(new LogLine("start-1/console.log", 2, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CARBON + " INFO {org.wso2.carbon.Part} - All is well",
                CARBON + " WARN {org.wso2.carbon.Part} - Mind this",
                "  Unresolved requirement: Import-Package: org.example; version=\"0.0.0\"; resolution:=\"optional\"",
                "JAVA_HOME environment variable is set to /opt/error",
                "\tat java.base/java.lang.Error.<init>(Error.java:1)"
            })
    void takesNothingElseForAComplaint(String line) throws IOException {
        add(line);
        assertThat(log.complaints()).isEmpty();
    }

    @Test
    void takesNoCauseOfAWarningForAComplaint() throws IOException {
        add(
                CARBON + " WARN {org.wso2.carbon.Part} - Mind this",
                "java.io.IOException: what",
                "\tat org.wso2.carbon.Part.start(Part.java:1)",
                "Caused by: java.io.IOException: why",
                CARBON + " INFO {org.wso2.carbon.Part} - All is well",
                "java.io.IOException: of nobody");
        assertThat(log.complaints()).extracting(LogLine::number).containsExactly(6);
    }

    @Test
    void keepsAllWithoutSecrets() throws IOException {
        add("Error: " + SECRET + " is wrong", "next");
        assertThat(folder.resolve("start-1/console.log")).hasContent("Error: *** is wrong\nnext\n");
        assertThat(log.complaints()).extracting(LogLine::text).containsExactly("Error: *** is wrong");
    }

    @Test
    void remembersTheLastLinesThatSaySomething() throws IOException {
        for (int i = 1; i <= 30; i++) {
            add("line " + i, "");
        }
        assertThat(log.last()).hasSize(20).last().isEqualTo(new LogLine("start-1/console.log", 59, "line 30"));
        assertThat(log.lines()).isEqualTo(60);
    }

    @Test
    void noticesThatTheServerIsUp() throws IOException {
        add("starting");
        assertThat(log.saysStarted()).isFalse();
        add(
                CARBON
                        + " INFO {org.wso2.carbon.core.internal.StartupFinalizerServiceComponent} - WSO2 Carbon started in 9 sec");
        assertThat(log.saysStarted()).isTrue();
    }

    @Test
    void endsWhereAFloodGoesOn() throws IOException {
        String line = "x".repeat(4096);
        for (int i = 0; i < 9000; i++) {
            log.add(line);
        }
        assertThat(Files.size(folder.resolve("start-1/console.log"))).isBetween(32L << 20, 33L << 20);
        assertThat(log.lines()).isEqualTo(9000);
    }

    private void add(String... lines) throws IOException {
        for (String line : lines) {
            log.add(line);
        }
    }

    @Test
    void showsNoHalfOfASecretWhereItCutsALine() throws IOException {
        add("x".repeat(4090) + SECRET);
        assertThat(log.last().get(0).text()).isEqualTo("x".repeat(4090) + "***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u20ac", SECRET})
    void showsNoHalfOfASecretWhereALineIsCutAsItIsRead(String filling) throws IOException {
        String line = filling.repeat(8184 / filling.getBytes(StandardCharsets.UTF_8).length) + SECRET;
        var reader = new LineReader(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
        for (var lines = reader.next(); lines != null; lines = reader.next()) {
            add(lines.toArray(String[]::new));
        }

        assertThat(log.last())
                .singleElement()
                .extracting(LogLine::text)
                .asString()
                .doesNotContain("a secret")
                .endsWith(" ...");
    }

    /** As Identity Server logs, with the id of what belongs together. */
    @Test
    void remembersNothingOfWarningsOfAnIdentityServer() throws IOException {
        add(
                "[2026-11-29 23:56:31,484] []  WARN {org.wso2.carbon.Part} - No connection",
                "Caused by: org.postgresql.util.PSQLException: ERROR: relation \"reg\" does not exist",
                "[2026-11-29 23:56:31,484] []  INFO {org.wso2.carbon.Part} - The level ERROR is on");
        assertThat(log.complaints()).isEmpty();
    }
}
