package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Tree;
import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.file.OtherBuild;
import io.github.ishardening.hardening.FragmentOverrides;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the goal audits is left as it is, and to one build at a time. */
@MojoTest
class AuditedPlaceTest extends GoalTest {

    private static final String AUDIT = POM + "<auditDistribution>server</auditDistribution>";

    private static final int CHECKSUM = 14;

    @Test
    @InjectMojo(goal = "audit", pom = AUDIT + "<outputDirectory>${basedir}/server/out</outputDirectory>" + END)
    void getsNoOutput(AuditMojo goal) throws IOException {
        Path server = server();
        var before = Tree.of(server);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(server.resolve("out/is-hardening")
                        + ": is inside the distribution. Choose another output directory.");

        assertThat(Tree.of(server)).isEqualTo(before);
        assertThat(server.resolve("out")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "audit", pom = AUDIT + "<failOn>never</failOn>" + END)
    void isAuditedWhenAnotherBuildHasDoneWithIt(AuditMojo goal) throws Exception {
        Path server = server();
        try (var other = OtherBuild.on(server)) {
            assertThat(saidWaitingFor(other, goal)).startsWith("Waiting for another build in " + server);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isClosedWhereItCanNotBeRead() throws IOException {
        String vault = TestZip.TOP + SecretConf.PATH;
        Path zip = TestZip.identityServer()
                .with(vault, "carbon.secretProvider=any")
                .header(vault, CHECKSUM, 0)
                .writeTo(basedir.resolve("is.zip"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> AuditTarget.open(zip, "is.zip", StagedChanges.none(), FragmentOverrides.none()))
                .withMessage("is.zip/" + SecretConf.PATH + ": is damaged. Download the distribution again.");

        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.map(AuditedPlaceTest::target)).doesNotContain(zip.toRealPath());
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link;
        }
    }

    private Path server() throws IOException {
        Path server = basedir.resolve("server");
        Kernels.unpack(Kernels.PKCS12, server);
        return server;
    }
}
