package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Tree;
import io.github.ishardening.oracle.Fifo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Links that lead out of an unpacked distribution, and pipes where files are expected: nothing outside changes. */
@MojoTest
@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class UntrustedFilesTest extends GoalTest {

    private static final String SERVER =
            POM + "<distribution>server</distribution><hostname>is.example.com</hostname>" + FAST_KEYS;
    private static final String HARDENED = "hardened";
    private static final String TOML = "repository/conf/deployment.toml";
    private static final String SECURITY = "repository/resources/security";
    private static final String TRUSTSTORE = SECURITY + "/client-truststore.p12";
    private static final String TLS = SECURITY + "/tls.p12";
    private static final String SCRIPT = "bin/wso2server.sh";

    /** What a distribution is given that nobody should trust. */
    @FunctionalInterface
    private interface Attack {
        void on(Path server) throws IOException, InterruptedException;
    }

    private Path server;
    private Path outside;
    private SortedMap<String, String> before;

    @BeforeEach
    void makesWhatLiesOutside() throws IOException {
        server = basedir.resolve("server");
        outside = basedir.resolve("outside");
        Kernels.unpack(Kernels.PKCS12, outside);
        Files.writeString(outside.resolve("victim"), "precious");
        before = Tree.of(outside);
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void aLinkOutOfTheDistributionIsNeitherReadNorWrittenThrough(HardenMojo goal)
            throws IOException, InterruptedException {
        for (String path : new String[] {TOML, TRUSTSTORE, SCRIPT}) {
            assertThat(outcome(goal, home -> link(home, path, path))).isEqualTo(leadsOut(path));
        }
        for (String path : new String[] {".lock", "wso2carbon.pid", "lib/any"}) {
            assertThat(outcome(goal, home -> link(home, path, "victim"))).isEqualTo(HARDENED);
            assertThat(basedir.resolve("target/is-hardening/reports/audit.json"))
                    .content()
                    .contains("couldn't be checked: " + path
                            + " is a symbolic link that points outside the distribution.");
        }
        assertThat(outcome(goal, home -> link(home, TLS, "not-there")))
                .isEqualTo(inTheWay(TLS + " is a symbolic link."));
        for (String lock : new String[] {".is-hardening-lock", "repository/conf/.deployment.toml.is-hardening-part"}) {
            assertThat(outcome(goal, home -> link(home, lock, "not-there"))).isEqualTo(HARDENED);
            assertThat(outside.resolve("not-there")).doesNotExist();
        }
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void aFolderThatIsALinkIsNotEntered(HardenMojo goal) throws IOException, InterruptedException {
        assertThat(outcome(goal, home -> link(home, "repository/conf", "repository/conf")))
                .isEqualTo(inTheWay(under(TOML, "repository/conf")));
        assertThat(outcome(goal, home -> link(home, SECURITY, SECURITY)))
                .isEqualTo(inTheWay(under(TRUSTSTORE, SECURITY)));
        assertThat(outcome(goal, home -> link(home, "repository/resources", "repository/resources")))
                .isEqualTo(inTheWay(under("repository/resources/conf/default.json", "repository/resources")));
        assertThat(outcome(goal, home -> link(home, "repository", "repository")))
                .isEqualTo(inTheWay(under("repository/conf/carbon.xml", "repository")));
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void aFolderThatBecomesALinkAfterwardsIsNotWrittenThrough(HardenMojo goal)
            throws IOException, InterruptedException {
        assertThat(outcome(goal, home -> {})).isEqualTo(HARDENED);
        for (String path : new String[] {"repository/conf", "bin", "repository/resources/security"}) {
            Path moved = basedir.resolve("moved");
            Files.move(server.resolve(path), moved);
            link(server, path, path);
            var copied = Tree.of(moved);

            assertThat(outcome(goal)).contains("lies under " + path + ", which is a file or a symbolic link");

            assertThat(Tree.of(outside)).isEqualTo(before);
            assertThat(Tree.of(moved)).isEqualTo(copied);
            Files.delete(server.resolve(path));
            Files.move(moved, server.resolve(path));
        }
        assertThat(outcome(goal)).isEqualTo(HARDENED);
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void aPipeWhereAFileIsExpectedHoldsNothingUp(HardenMojo goal) throws IOException, InterruptedException {
        for (String path : new String[] {TOML, TRUSTSTORE, TLS}) {
            assertThat(outcome(goal, home -> Fifo.at(home.resolve(path))))
                    .isEqualTo(inTheWay(path + " is a device, a pipe or a socket."));
        }
        for (String path : new String[] {".is-hardening-lock", "wso2carbon.pid", "lib/any.jar"}) {
            assertThat(outcome(goal, home -> Fifo.at(home.resolve(path)))).isEqualTo(HARDENED);
        }
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void anOutputThatIsFullOfLinksAndPipesChangesNothingElse(HardenMojo goal) throws IOException, InterruptedException {
        Path work = basedir.resolve("target/is-hardening");
        assertThat(outcome(goal, home -> {
                    Files.createDirectories(work.resolve("reports"));
                    for (String name : new String[] {
                        "fragment-overrides", "removed-certificates", "overlay.lock", "reports/audit.json", "overlay"
                    }) {
                        Files.createSymbolicLink(work.resolve(name), outside.resolve("victim"));
                    }
                    Fifo.at(work.resolve("original/journal"));
                }))
                .isEqualTo(HARDENED);

        delete(server);
        assertThat(outcome(goal, home -> {
                    Files.delete(work.resolve(".lock"));
                    Files.createSymbolicLink(work.resolve(".lock"), outside.resolve("victim"));
                }))
                .isEqualTo(work.resolve(".lock") + ": is not a regular file. Delete it.");
    }

    private static String leadsOut(String path) {
        return "server: " + path + " is a symbolic link that points outside the distribution."
                + " Put the file itself in its place.";
    }

    private static String under(String path, String folder) {
        return path + " lies under " + folder + ", which is a file or a symbolic link.";
    }

    private static String inTheWay(String what) {
        return "server: " + what + " Put a plain file in its place.";
    }

    private String outcome(HardenMojo goal, Attack attack) throws IOException, InterruptedException {
        delete(server);
        delete(basedir.resolve("target/is-hardening/original"));
        Tree.copy(outside, server);
        Files.delete(server.resolve("victim"));
        attack.on(server);
        String outcome = outcome(goal);
        assertThat(Tree.of(outside)).isEqualTo(before);
        return outcome;
    }

    private static String outcome(HardenMojo goal) {
        try {
            goal.execute();
            return HARDENED;
        } catch (MojoFailureException | MojoExecutionException e) {
            return e.getMessage();
        }
    }

    /** Puts a link in the place of whatever is there. */
    private void link(Path home, String path, String target) throws IOException {
        delete(home.resolve(path));
        Files.createDirectories(home.resolve(path).getParent());
        Files.createSymbolicLink(home.resolve(path), outside.resolve(target));
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
            try (var children = Files.list(path)) {
                for (Path child : children.toList()) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
