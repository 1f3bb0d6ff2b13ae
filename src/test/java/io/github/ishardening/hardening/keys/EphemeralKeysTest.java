package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.KeyBuilds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EphemeralKeysTest {

    @TempDir
    Path temporary;

    @Test
    void areKeptForTheGoalsOfOneBuildWithoutALock() throws Exception {
        var builds = new KeyBuilds(temporary.resolve("keys"));
        builds.ephemeral = true;

        builds.run();

        var made = builds.snapshot();
        assertThat(made).containsKeys("primary.p12", "secrets.properties").doesNotContainKey("keys.lock");
        assertThat(builds.said)
                .first()
                .isEqualTo("WARNING The keys are for this build only (<ephemeral>): the next one may generate new keys,"
                        + " and data encrypted with these keys is lost.");
        builds.run();
        assertThat(builds.snapshot()).isEqualTo(made);
    }
}
