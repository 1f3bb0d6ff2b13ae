package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

@MojoTest
class RotateKeyMojoTest extends GoalTest {

    private static final String SERVER = POM + FAST_KEYS + "<distribution>" + KERNEL + "</distribution>";

    @Inject
    private Log log;

    @Test
    void replacesOneKeyWithoutADistribution(
            @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END) GenerateKeystoresMojo generate,
            @InjectMojo(goal = "rotate-key", pom = POM + FAST_KEYS + "<role>tls</role>" + END) RotateKeyMojo rotate)
            throws MojoExecutionException, MojoFailureException, IOException {
        generate.execute();
        var before = lock();

        rotate.execute();

        assertThat(lock())
                .allSatisfy((role, hash) ->
                        assertThat(hash.equals(before.get(role))).as(role).isEqualTo(!role.equals("tls")));
        verify(log).info("The next build installs the new key in the server.");
    }

    @Test
    void publishesNoCompromisedKeyAnyLonger(
            @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END) GenerateKeystoresMojo generate,
            @InjectMojo(goal = "rotate-key", pom = POM + FAST_KEYS + "<role>primary</role>" + END) RotateKeyMojo rotate,
            @InjectMojo(
                            goal = "rotate-key",
                            pom = POM + FAST_KEYS + "<role>primary</role><compromised>true</compromised>" + END)
                    RotateKeyMojo urgently)
            throws MojoExecutionException, MojoFailureException, IOException {
        generate.execute();
        rotate.execute();
        assertThat(lock()).containsKey("former");

        urgently.execute();

        assertThat(lock()).doesNotContainKey("former");
    }

    @Test
    void losesDataOnlyWhereThatIsAccepted(
            @InjectMojo(goal = "generate-keystores", pom = SERVER + END) GenerateKeystoresMojo generate,
            @InjectMojo(goal = "rotate-key", pom = SERVER + "<role>encryption</role>" + END) RotateKeyMojo careful,
            @InjectMojo(
                            goal = "rotate-key",
                            pom = SERVER + "<role>encryption</role><acceptDataLoss>true</acceptDataLoss>" + END)
                    RotateKeyMojo determined)
            throws MojoExecutionException, MojoFailureException, IOException {
        generate.execute();
        var before = lock();
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(careful::execute)
                .withMessageStartingWith(
                        "is-hardening.role: is encryption, but WSO2 Carbon Kernel 4.10.32 supports only one key:"
                                + " encrypted data would be lost.");
        assertThat(lock()).isEqualTo(before);

        determined.execute();

        assertThat(lock().get("encryption-key")).isNotEqualTo(before.get("encryption-key"));
    }

    @Test
    @InjectMojo(goal = "rotate-key", pom = POM + END)
    void asksWhichKey(RotateKeyMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("is-hardening.role: must be one of primary, internal, tls, ca, encryption, but is missing."
                        + " Specify the key to replace with -Dis-hardening.role=...");
        assertThat(files()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "rotate-key", pom = POM + "<skipRotateKey>true</skipRotateKey>" + END)
    void isSkippedByItsOwnSwitch(RotateKeyMojo goal) throws MojoExecutionException, MojoFailureException {
        goal.execute();
        verify(log).info("Skipped.");
    }

    /** The hashes in keys.lock by role. */
    private Map<String, String> lock() throws IOException {
        List<String> lines = Files.readAllLines(basedir.resolve("keys/keys.lock"));
        return lines.stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("new-server "))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[2]));
    }
}
