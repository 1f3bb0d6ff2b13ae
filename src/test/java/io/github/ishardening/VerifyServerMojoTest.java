package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code verify-server} says before it starts anything. */
@MojoTest
class VerifyServerMojoTest extends GoalTest {

    private static final String SERVER = POM + "<distribution>" + KERNEL + "</distribution>";
    private static final String JDK = "<javaHome>${basedir}/jdk</javaHome>";

    @BeforeEach
    void makesAJdk() throws IOException {
        jdk("17.0.15");
    }

    private void jdk(String version) throws IOException {
        Files.createDirectories(basedir.resolve("jdk/bin"));
        Files.writeString(basedir.resolve("jdk/release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    }

    @Test
    void namesTheJdksThatTheServerRunsOn(
            @InjectMojo(goal = "verify-server", pom = SERVER + "<verifyServer>" + JDK + "</verifyServer>" + END)
                    VerifyServerMojo goal)
            throws IOException {
        jdk("1.8.0_402");

        assertRefused(
                goal,
                ("<verifyServer><javaHome>: %s is Java 1.8.0_402, but WSO2 Carbon Kernel 4.10.32 runs on Java 11, 17 or"
                                + " 21. Set <verifyServer><javaHome>, or a toolchain, to one of these.")
                        .formatted(basedir.resolve("jdk")));
    }

    @Test
    void refusesAFolderThatIsNoJdk(
            @InjectMojo(
                            goal = "verify-server",
                            pom = SERVER + "<verifyServer><javaHome>${basedir}</javaHome></verifyServer>" + END)
                    VerifyServerMojo goal) {
        assertRefused(
                goal,
                ("<verifyServer><javaHome>: %s isn't a JDK: it has no file named release next to bin. Specify the"
                                + " folder of"
                                + " a JDK.")
                        .formatted(basedir));
    }

    @Test
    void refusesATimeThatIsNone(
            @InjectMojo(
                            goal = "verify-server",
                            pom = SERVER + "<verifyServer>" + JDK + "<timeout>PT0S</timeout></verifyServer>" + END)
                    VerifyServerMojo goal) {
        assertRefused(
                goal,
                "<verifyServer><timeout>: must be an ISO 8601 duration of one day at most, such as PT3M or PT90S,"
                        + " but is PT0S.");
    }

    @Test
    void refusesATimeThatIsNoDuration(
            @InjectMojo(
                            goal = "verify-server",
                            pom = SERVER + "<verifyServer>" + JDK + "<timeout>3 minutes</timeout></verifyServer>" + END)
                    VerifyServerMojo goal) {
        assertRefused(
                goal,
                "<verifyServer><timeout>: must be an ISO 8601 duration of one day at most, such as PT3M or PT90S,"
                        + " but is 3"
                        + " minutes.");
    }

    @Test
    void refusesVariablesWithoutASourceOrASoundName(
            @InjectMojo(
                            goal = "verify-server",
                            pom = SERVER + "<verifyServer>" + JDK
                                    + "<environment><variable><name>DB_HOST</name></variable></environment></verifyServer>"
                                    + END)
                    VerifyServerMojo withoutSource,
            @InjectMojo(
                            goal = "verify-server",
                            pom = SERVER + "<verifyServer>" + JDK
                                    + "<environment><variable><name>DB HOST</name><env>A</env></variable></environment>"
                                    + "</verifyServer>" + END)
                    VerifyServerMojo wrongName,
            @InjectMojo(
                            goal = "verify-server",
                            pom = SERVER + "<verifyServer>" + JDK
                                    + "<environment><variable><name>A</name><env>A</env></variable>"
                                    + "<variable><name>A</name><env>B</env></variable></environment></verifyServer>"
                                    + END)
                    VerifyServerMojo twice) {
        String where = "<verifyServer><environment><variable>";
        assertRefused(
                withoutSource,
                where
                        + ": no source is specified for the value of DB_HOST. Specify its source: <env>, <server> or"
                        + " <file>.");
        assertRefused(
                wrongName, where + "<name>: must be letters, digits and _, not starting with a digit, but is DB HOST.");
        assertRefused(twice, where + ": A appears twice. Remove one of them.");
    }

    @Test
    void refusesAnAddressThatNamesMoreThanAServer(
            @InjectMojo(
                            goal = "verify-server",
                            pom = POM + "<verifyServerUrl>https://admin:secret@is.example.com/carbon</verifyServerUrl>"
                                    + END)
                    VerifyServerMojo goal) {
        assertRefused(
                goal,
                "<verifyServerUrl>: must be https://, a host and optionally a port. Write it as"
                        + " https://is.example.com:9443, without an account or path.");
    }

    private static void assertRefused(VerifyServerMojo goal, String message) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(message);
    }
}
