package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Tree;
import io.github.ishardening.oracle.Fifo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Links and pipes in the keys directory and among the files that a user names, and keys where they would be lost. */
@MojoTest
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class UntrustedKeysTest extends GoalTest {

    private static final String EXTERNAL = "<certificateAuthority><mode>external</mode></certificateAuthority>"
            + "<keystores><primary><algorithm>RSA-2048</algorithm></primary>"
            + "<internal><algorithm>RSA-2048</algorithm></internal></keystores>";
    private static final String PARTNER = "<truststore><certificates><certificate><file>${basedir}/partner</file>"
            + "</certificate></certificates></truststore>";
    private static final String PARTNERS = "<truststore><certificates><certificate><file>${basedir}/partners</file>"
            + "</certificate></certificates></truststore>";
    private static final String SERVER = POM + "<distribution>" + KERNEL + "</distribution>";
    private static final String IN_FOLDER = POM + "<distribution>server</distribution>";

    private Path keys;
    private Path outside;

    @BeforeEach
    void places() throws IOException {
        keys = basedir.resolve("keys");
        outside = Files.createDirectory(basedir.resolve("outside"));
        Files.setPosixFilePermissions(
                Files.writeString(outside.resolve("victim"), "precious"), PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END)
    void aLinkInTheKeysDirectoryKeepsItsTargetAndTheMode(GenerateKeystoresMojo goal)
            throws IOException, MojoExecutionException, MojoFailureException {
        goal.execute();
        Path key = Files.move(keys.resolve("tls.p12"), outside.resolve("tls.p12"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(keys.resolve("tls.p12"), key);
        Files.createSymbolicLink(keys.resolve("notes"), outside.resolve("victim"));
        Files.createSymbolicLink(keys.resolve(".staged"), outside);
        Files.createSymbolicLink(keys.resolve(".committed"), outside.resolve("victim"));
        var before = Tree.of(outside);

        goal.execute();

        assertThat(Tree.of(outside)).isEqualTo(before);
        assertThat(keys.resolve("tls.p12")).isSymbolicLink();
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END)
    void nothingIsWrittenIntoAFolderThatIsALink(GenerateKeystoresMojo goal) throws IOException {
        Files.createDirectory(keys);
        Path link = Files.createSymbolicLink(keys.resolve("certificates"), outside);
        var before = Tree.of(outside);

        assertRefused(goal, link + ": is a symbolic link, which isn't followed. Put a folder in its place.");

        assertThat(Tree.of(outside)).isEqualTo(before);
        assertThat(keys.resolve("tls.p12")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END)
    void aLockThatIsALinkIsRefused(GenerateKeystoresMojo goal) throws IOException {
        Files.createDirectory(keys);
        Path lock = Files.createSymbolicLink(keys.resolve(".lock"), outside.resolve("victim"));

        assertRefused(goal, lock + ": is not a regular file. Delete it.");

        assertThat(outside.resolve("victim")).hasContent("precious");
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END)
    void aPipeInTheKeysDirectoryHoldsNothingUp(GenerateKeystoresMojo goal)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        goal.execute();
        for (String name : new String[] {"tls.p12", "keys.lock", "secrets.properties", "certificates/tls.pem"}) {
            byte[] content = Files.readAllBytes(keys.resolve(name));
            Path pipe = Fifo.at(keys.resolve(name));

            assertRefused(goal, pipe + ": is not a regular file. Put the file itself there, or delete it.");

            Files.delete(pipe);
            Files.write(pipe, content);
        }
        Fifo.at(keys.resolve("notes"));
        goal.execute();
        assertRefused(goal, Fifo.at(keys.resolve(".lock")) + ": is not a regular file. Delete it.");
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + EXTERNAL + END)
    void aPipeInPlaceOfAReplyHoldsNothingUp(GenerateKeystoresMojo goal) throws IOException, InterruptedException {
        Path pipe = Fifo.at(keys.resolve("replies/tls.pem"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessageContaining(pipe + ": is not a regular file. Put the file itself there, or delete it.");
    }

    @Test
    void aPipeThatAParameterNamesHoldsNothingUp(
            @InjectMojo(
                            goal = "harden",
                            pom = SERVER + FAST_KEYS + "<deployment><file>${basedir}/fragment</file></deployment>"
                                    + END)
                    HardenMojo fragment,
            @InjectMojo(goal = "harden", pom = SERVER + FAST_KEYS + "<waivers>${basedir}/waivers</waivers>" + END)
                    HardenMojo waivers,
            @InjectMojo(goal = "harden", pom = SERVER + FAST_KEYS + PARTNER + END) HardenMojo partner,
            @InjectMojo(goal = "harden", pom = SERVER + FAST_KEYS + PARTNERS + END) HardenMojo partners,
            @InjectMojo(goal = "harden", pom = POM + "<distribution>pipe</distribution>" + END) HardenMojo input)
            throws IOException, InterruptedException {
        assertRefused(
                fragment,
                "<deployment><file>: " + Fifo.at(basedir.resolve("fragment"))
                        + " isn't a file. Specify a fragment of deployment.toml.");
        assertRefused(
                waivers,
                "<waivers>: " + Fifo.at(basedir.resolve("waivers")) + " isn't a file. Specify a waiver file, or none.");
        assertRefused(
                partner,
                "<truststore><certificates><certificate>: " + Fifo.at(basedir.resolve("partner"))
                        + " is neither a file nor a folder. Specify a file or a folder.");
        Fifo.at(basedir.resolve("partners/pipe.pem"));
        assertRefused(
                partners,
                "<truststore><certificates><certificate>: " + basedir.resolve("partners")
                        + " is an empty folder. Put the partners' certificates there.");
        assertRefused(
                input,
                "<distribution>: " + Fifo.at(basedir.resolve("pipe"))
                        + " is neither a file nor a folder."
                        + " Specify a zip, a folder, or coordinates group:artifact:zip:version.");
    }

    @Test
    void keysInsideADistributionAreRefusedByEveryGoalThatEditsIt(
            @InjectMojo(
                            goal = "harden",
                            pom = IN_FOLDER + "<keysDirectory>${basedir}/server/keys</keysDirectory>" + END)
                    HardenMojo harden,
            @InjectMojo(
                            goal = "generate-keystores",
                            pom = IN_FOLDER + "<keysDirectory>${basedir}/link/keys</keysDirectory>" + END)
                    GenerateKeystoresMojo generateKeystores,
            @InjectMojo(
                            goal = "import-certificates",
                            pom = IN_FOLDER + "<keysDirectory>${basedir}/outside/../server</keysDirectory>" + END)
                    ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config", pom = IN_FOLDER + "<keysDirectory>${basedir}</keysDirectory>" + END)
                    InjectConfigMojo injectConfig)
            throws IOException {
        Path server = Files.createDirectory(basedir.resolve("server"));
        Files.createSymbolicLink(basedir.resolve("link"), server);
        String packed = ": is inside the distribution, so the keys would be packed with it."
                + " Choose another keys directory.";

        assertRefused(harden, server.resolve("keys") + packed);
        assertRefused(generateKeystores, basedir.resolve("link/keys") + packed);
        assertRefused(importCertificates, basedir.resolve("outside/../server") + packed);
        assertRefused(injectConfig, basedir + ": contains the distribution. Choose a separate directory for the keys.");

        assertThat(files()).containsExactly("outside/victim");
    }

    @Test
    void keysInTheBuildDirectoryAreRefusedUnlessTheyAreEphemeral(
            @InjectMojo(
                            goal = "generate-keystores",
                            pom = POM + FAST_KEYS + "<keysDirectory>${basedir}/target/keys</keysDirectory>" + END)
                    GenerateKeystoresMojo lasting,
            @InjectMojo(
                            goal = "generate-keystores",
                            pom = POM + FAST_KEYS + "<keysDirectory>${basedir}/target/keys</keysDirectory>"
                                    + "<ephemeral>true</ephemeral>" + END)
                    GenerateKeystoresMojo ephemeral)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path target = basedir.resolve("target");
        assertRefused(
                lasting,
                target.resolve("keys") + ": is inside the build directory " + target + ", which clean deletes."
                        + " Choose another keys directory, or set is-hardening.ephemeral=true for temporary keys.");
        assertThat(target).doesNotExist();

        ephemeral.execute();

        assertThat(target.resolve("is-hardening/keys/tls.p12")).exists();
        assertThat(target.resolve("keys")).doesNotExist();
    }

    private static void assertRefused(Mojo goal, String message) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(message);
    }
}
