package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.github.ishardening.deployment.Kernels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** All that a user is told of a build, line by line; dates, digests and what depends on them are left out. */
@Isolated
@MojoTest
class ConsoleTest extends GoalTest {

    private static final String SERVER = POM + "<distribution>" + KERNEL + "</distribution>" + FAST_KEYS;
    private static final String NAMED = SERVER + "<hostname>is.example.com</hostname>" + END;
    private static final String NAMELESS = SERVER + END;
    private static final String FRAGMENT = FAST_KEYS
            + "<hostname>is.example.com</hostname><deployment><file>${basedir}/fragment.toml</file></deployment>"
            + "<waivers>${basedir}/waivers.toml</waivers>";
    private static final String JUDGED =
            SERVER + "<failOn>never</failOn><waivers>${basedir}/waivers.toml</waivers>" + END;
    private static final String WAIVER = """
            [[waiver]]
            rule = "%s"
            reason = "for a test"
            until = 2999-12-31
            """;
    private static final String WEAKENED = POM + "<distribution>" + KERNEL + "</distribution>" + FRAGMENT + END;
    private static final String WEAKENED_FOLDER = POM + "<distribution>server</distribution>" + FRAGMENT + END;
    private static final String FOLDER =
            POM + "<distribution>server</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final String ZIP = "target/wso2carbon-core-4.10.32-hardened.zip";
    private static final String REPORT = "file://HERE/target/is-hardening/reports/audit.html";
    private static final List<String> NEW_KEYS = List.of(
            "WSO2 Carbon Kernel 4.10.32 (kernel 4.10.32, PKCS12)",
            "ca: new key; valid until DATE",
            "primary: new key; valid until DATE",
            "internal: new key; valid until DATE",
            "tls: new key; valid until DATE",
            "New keys and passwords in HERE/keys: back up this folder. If you lose it, you lose the server's data;"
                    + " anyone who can read it controls the server.");
    private static final List<String> TRUST = List.of("truststore: N kept, N removed, 2 added");
    private static final List<String> CONFIGURATION = List.of(
            "N controls applied (TLS 1.2 and 1.3, 9 cipher suites, EC-P256 and RSA-2048 keys)",
            "Removed repository/resources/security/wso2carbon.p12");
    private static final List<String> LOCALHOST = List.of(
            "WARNING hostname-mismatch: requirement: The TLS certificate contains the server's hostnames"
                    + " (Production guidelines, HostName verification)",
            "WARNING   repository/conf/deployment.toml:2: the hostname is localhost: other machines can't reach the"
                    + " server by that name.",
            "WARNING     -> Harden with <hostname> set to the server's public hostname.");
    private static final List<String> CHECKED = List.of(
            "Left for you: 9 info, 2 manual checks: database-password, default-ports, embedded-database,"
                    + " http-connector, jdk-version, log-masking, product-version, api-super-admin, console-access.",
            "CHECKED with 1 warning. Full report: " + REPORT);
    private static final List<String> SAVED = List.of("Hardened distribution: HERE/" + ZIP);
    private static final List<String> FIRST_START = List.of(
            "To start it (JAVA_HOME must be set):",
            "  mkdir ./wso2carbon-core-4.10.32 && unzip -q HERE/" + ZIP
                    + " && (umask 077; sed -n 's/^internal\\.password=//p' HERE/keys/secrets.properties"
                    + " > ./wso2carbon-core-4.10.32/password-tmp) && sh ./wso2carbon-core-4.10.32/bin/wso2server.sh",
            "  The server deletes password-tmp after reading it, so every start needs a new one; without it, the server hangs."
                    + " A file named password-persist is kept.",
            "  In a container, mount the password file from a secret; never put it into the image"
                    + " (Kubernetes: fill in HERE/target/is-hardening/hand-over/kubernetes-secret.yaml).",
            "Sign in at https://localhost:9443/carbon as admin; the password is the value of admin.password in"
                    + " HERE/keys/secrets.properties.",
            "This is for a server without data; for a server with data, set <deployment><existing>true</existing>.");
    private static final String WEAK =
            "error tls-protocols: repository/conf/deployment.toml:113: the connector accepts TLSv1, unless the JDK"
                    + " itself refuses them. %s:2 sets transport.https.sslHostConfig.properties.protocols to"
                    + " \"TLSv1\"; otherwise it would be \"+TLSv1.2,+TLSv1.3\"."
                    + " Set transport.https.sslHostConfig.properties.protocols to +TLSv1.2,+TLSv1.3."
                    + " Or remove transport.https.sslHostConfig.properties.protocols from the fragment.";

    private final List<String> said = new ArrayList<>();

    @Test
    void saysOfAFirstHardeningWhatWasMadeAndOfAnUnchangedOneWhatItWarnedOf(
            @InjectMojo(goal = "harden", pom = NAMELESS) HardenMojo harden,
            @InjectMojo(goal = "audit", pom = NAMELESS) AuditMojo audit)
            throws MojoExecutionException, MojoFailureException, IOException {
        run(harden);

        assertSaid(List.of(NEW_KEYS, TRUST, CONFIGURATION, LOCALHOST, CHECKED, SAVED, FIRST_START));
        var made = Files.getLastModifiedTime(basedir.resolve(ZIP));

        memory.clear();
        run(harden);

        assertSaid(List.of(LOCALHOST, List.of("Nothing has changed since this was hardened: HERE/" + ZIP)));
        assertThat(Files.getLastModifiedTime(basedir.resolve(ZIP))).isEqualTo(made);

        run(audit);

        assertThat(said).noneMatch(line -> line.contains(ZIP));
        assertThat(said.get(0)).isEqualTo(NEW_KEYS.get(0));
    }

    @Test
    void saysOnceWhatTheGoalsOfOneBuildHaveInCommon(
            @InjectMojo(goal = "generate-keystores", pom = NAMELESS) GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "import-certificates", pom = NAMELESS) ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config", pom = NAMELESS) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "package-distribution", pom = NAMELESS) PackageDistributionMojo packageDistribution,
            @InjectMojo(goal = "audit", pom = NAMELESS) AuditMojo audit)
            throws MojoExecutionException, MojoFailureException {
        run(generateKeystores);
        assertSaid(List.of(NEW_KEYS));
        run(importCertificates);
        assertSaid(List.of(TRUST));
        run(injectConfig);
        assertSaid(List.of(CONFIGURATION));
        run(packageDistribution);
        assertSaid(List.of(LOCALHOST, CHECKED, SAVED, FIRST_START));

        run(audit);

        assertThat(said)
                .doesNotContainAnyElementsOf(LOCALHOST)
                .noneMatch(line -> line.startsWith("WARNING") || line.startsWith("ERROR"))
                .noneMatch(line -> line.contains("manual check"))
                .endsWith("Audited again: nothing has changed.");
    }

    @Test
    void saysWhatTakesLongOnlyToThoseWhoWatch(@InjectMojo(goal = "harden", pom = NAMELESS) HardenMojo harden)
            throws MojoExecutionException, MojoFailureException {
        request.setInteractiveMode(true);

        run(harden);

        assertThat(said.stream().filter(line -> line.endsWith(" …")))
                .containsExactly(
                        "Generating keys …",
                        "Rendering the configuration …",
                        "Auditing " + ZIP + " …",
                        "Writing wso2carbon-core-4.10.32-hardened.zip …");
    }

    @Test
    void saysNotWhatTakesLongToThoseWhoWantNoProgress(@InjectMojo(goal = "audit", pom = JUDGED) AuditMojo audit)
            throws MojoExecutionException, MojoFailureException, IOException {
        waive("");
        request.setInteractiveMode(true).setTransferListener(new QuietMavenTransferListener());

        run(audit);

        assertThat(said).isNotEmpty().noneMatch(line -> line.endsWith(" …"));
    }

    /** What Maven listens with by {@code -ntp} and {@code -q}, in a class of this name. */
    private static final class QuietMavenTransferListener extends AbstractTransferListener {}

    @Test
    void saysWhatAnAuditComesToAgainWhereOtherFindingsAddUpToTheSame(
            @InjectMojo(goal = "audit", pom = JUDGED) AuditMojo audit)
            throws MojoExecutionException, MojoFailureException, IOException {
        waive(WAIVER.formatted("hsts"));
        run(audit);
        String sum = said.get(said.size() - 1);

        waive(WAIVER.formatted("cache-headers"));
        run(audit);

        assertThat(said).first().asString().matches("Run harden: it fixes \\d+ of \\d+ findings\\.");
        assertThat(said.get(1)).startsWith("WARNING hsts: ");
        assertThat(said).endsWith(sum);

        run(audit);

        assertThat(said).containsExactly("Audited again: nothing has changed.");
    }

    @Test
    void saysTheErrorsOfAFailingAuditOnce(@InjectMojo(goal = "audit", pom = NAMED) AuditMojo audit) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> run(audit))
                .satisfies(failure -> assertThat(failure.getMessage().lines())
                        .filteredOn(line -> !line.startsWith("    -> "))
                        .doesNotHaveDuplicates()
                        .filteredOn(line -> !line.startsWith("error "))
                        .singleElement()
                        .asString()
                        .matches(
                                "org\\.wso2\\.carbon:wso2carbon-core:zip:4\\.10\\.32: has \\d+ errors, .*; failOn is error\\."
                                        + " Run harden: it fixes \\d+ of \\d+ findings\\. Fix the others, or waive them temporarily in a file \\(-Dis-hardening\\.waivers\\)\\."
                                        + " Full report: "
                                        + basedir.resolve("target/is-hardening/reports/audit.html")
                                                .toUri()));
        assertThat(said)
                .noneMatch(line -> line.startsWith("ERROR"))
                .noneMatch(line -> line.contains("rules checked"))
                .endsWith("Not fixed by harden: 2 manual checks: api-super-admin, console-access.");
    }

    @Test
    void failsAHardeningThatTheFragmentWeakensWithLineOldAndNewValue(
            @InjectMojo(goal = "harden", pom = WEAKENED) HardenMojo harden) throws IOException {
        weaken();

        assertFails(harden, ZIP, ", so nothing was saved");

        assertSaid(List.of(
                NEW_KEYS,
                TRUST,
                List.of(
                        CONFIGURATION
                                .get(0)
                                .replace("TLS 1.2 and 1.3", "TLS 1.0")
                                .replace("keys)", "keys, 1 setting from fragment.toml)"),
                        CONFIGURATION.get(1))));
        assertThat(basedir.resolve(ZIP)).doesNotExist();
    }

    @Test
    void judgesWhatTheFourGoalsMakeBeforeItIsSavedAndAgainWithTheSameWords(
            @InjectMojo(goal = "inject-config", pom = WEAKENED) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "package-distribution", pom = WEAKENED) PackageDistributionMojo packageDistribution,
            @InjectMojo(goal = "audit", pom = WEAKENED) AuditMojo audit)
            throws MojoExecutionException, MojoFailureException, IOException {
        weaken();
        run(injectConfig);

        assertFails(packageDistribution, ZIP, ", so nothing was saved");
        assertThat(basedir.resolve(ZIP)).doesNotExist();

        waive("""
                [[waiver]]
                rule = "tls-protocols"
                location = "repository/conf/deployment.toml"
                reason = "an old client"
                until = 2999-12-31
                """);
        run(packageDistribution);
        assertThat(basedir.resolve(ZIP)).exists();

        waive("");
        assertFails(audit, ZIP, "");
        assertFails(packageDistribution, ZIP, ", so nothing was saved; the existing zip is from an earlier build");
        assertThat(basedir.resolve(ZIP)).exists();
    }

    @Test
    void judgesAFolderBeforeItIsEdited(@InjectMojo(goal = "inject-config", pom = WEAKENED_FOLDER) InjectConfigMojo goal)
            throws IOException {
        Path server = Files.createDirectory(basedir.resolve("server"));
        Kernels.unpack(Kernels.PKCS12, server);
        weaken();
        var before = Files.readString(server.resolve("repository/conf/deployment.toml"));

        assertFails(goal, "server", ", so nothing was saved");

        assertThat(server.resolve("repository/conf/deployment.toml")).hasContent(before);
        assertThat(server.resolve("repository/resources/security/primary.p12")).doesNotExist();
    }

    @Test
    void saysOnceAndFirstThatAFolderIsEditedInPlace(
            @InjectMojo(goal = "generate-keystores", pom = FOLDER) GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "inject-config", pom = FOLDER) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "harden", pom = FOLDER) HardenMojo harden)
            throws MojoExecutionException, MojoFailureException, IOException {
        Kernels.unpack(Kernels.PKCS12, Files.createDirectory(basedir.resolve("server")));
        String inPlace = "Hardening HERE/server in place; its original files are kept in target/is-hardening/original.";

        run(generateKeystores);
        assertThat(said).doesNotContain(inPlace);
        run(injectConfig);
        assertThat(said).startsWith(inPlace).contains("Hardened HERE/server");
        run(harden);
        assertThat(said).doesNotContain(inPlace);

        memory.clear();
        run(harden);
        assertThat(said).startsWith(NEW_KEYS.get(0), inPlace).contains("Hardened HERE/server");
        assertThat(basedir.resolve("target/is-hardening/original")).isNotEmptyDirectory();
    }

    @Test
    void keepsApartWhatIsYetToBeSaidOfTwoDistributions() {
        var log = mock(Log.class);
        var first = new Console(log, memory, false);
        first.keep(Path.of("a.zip"), List.of("To start a"));
        first.keep(Path.of("b.zip"), List.of("To start b"));
        var next = new Console(log, memory, false);

        next.sayKept(Path.of("b.zip"));
        next.sayKept(Path.of("b.zip"));

        verify(log).info("To start b");
        verifyNoMoreInteractions(log);
    }

    private void weaken() throws IOException {
        waive("");
        Files.writeString(
                basedir.resolve("fragment.toml"),
                "[transport.https.sslHostConfig.properties]\nprotocols = \"TLSv1\"\n");
    }

    private void waive(String waivers) throws IOException {
        Files.writeString(basedir.resolve("waivers.toml"), waivers);
    }

    private void assertFails(AbstractMojo goal, String place, String consequence) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> run(goal))
                .satisfies(failure -> assertThat(failure.getMessage().lines())
                        .hasSize(2)
                        .endsWith(WEAK.formatted("fragment.toml"))
                        .first()
                        .asString()
                        .startsWith(place + ": has 1 error, ")
                        .contains("; failOn is error" + consequence + ". "));
    }

    private void assertSaid(List<List<String>> parts) {
        assertThat(said)
                .containsExactlyElementsOf(parts.stream().flatMap(List::stream).toList());
    }

    /** Runs a goal, of which only what it says counts from now on. */
    private void run(AbstractMojo goal) throws MojoExecutionException, MojoFailureException {
        said.clear();
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                say(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                say("WARNING " + line);
            }

            @Override
            public void error(CharSequence line) {
                say("ERROR " + line);
            }
        });
        // Maven itself says in this way that a second build of one project attaches its artifacts again.
        assertThat(printed(goal).lines()).allMatch(line -> line.contains(" org.apache.maven.project.MavenProject - "));
    }

    /** What goes past Maven's log, whose level doesn't silence it. */
    private static String printed(AbstractMojo goal) throws MojoExecutionException, MojoFailureException {
        var printed = new ByteArrayOutputStream();
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var out = System.out;
        var err = System.err;
        System.setOut(stream);
        System.setErr(stream);
        try {
            goal.execute();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void say(String line) {
        // Which public authorities have expired by today, or are weak, isn't ours.
        if (!line.matches("  [-+!] .*")) {
            said.add(line.replace(basedir.toString(), "HERE")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE")
                    .replaceAll("^\\d+ controls", "N controls")
                    .replaceAll("\\d+ (kept|removed)", "N $1")
                    .replaceAll("^\\d+ rules checked: .*\\b(\\d+ warnings?)\\b[^.]*", "CHECKED with $1"));
        }
    }
}
