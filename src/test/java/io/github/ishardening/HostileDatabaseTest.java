package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.keymanager.HostileServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of a distribution is run when consumer keys are made unique in its database. */
@MojoTest
class HostileDatabaseTest extends GoalTest {

    private static final String SERVER = POM + "<distribution>server</distribution><hostname>is.example.com</hostname>"
            + FAST_KEYS + "<keyManager><uniqueConstraint>true</uniqueConstraint></keyManager>" + END;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void isRefusedByHarden(
            HostileServer.Catalogue catalogue, @InjectMojo(goal = "harden", pom = SERVER) HardenMojo goal)
            throws Exception {
        Path mark = basedir.resolve("mark");
        HostileServer.make(basedir.resolve("server"), mark, catalogue);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(refused(catalogue));
        assertThat(mark).doesNotExist();
        assertThat(files()).noneMatch(file -> file.startsWith("target/"));
    }

    @Test
    void isRefusedByConfigureKeyManager(
            @InjectMojo(goal = "inject-config", pom = SERVER) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "configure-key-manager", pom = SERVER) ConfigureKeyManagerMojo configureKeyManager)
            throws Exception {
        Path mark = basedir.resolve("mark");
        HostileServer.make(basedir.resolve("server"), mark, HostileServer.Catalogue.ALIAS);
        injectConfig.execute();

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(configureKeyManager::execute)
                .withMessage(refused(HostileServer.Catalogue.ALIAS));
        assertThat(mark).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER)
    void runsNeitherTheScriptsNorTheH2OfTheDistribution(HardenMojo goal) throws Exception {
        Path mark = basedir.resolve("mark");
        Path server = basedir.resolve("server");
        HostileServer.make(server, mark);

        goal.execute();

        assertThat(mark).doesNotExist();
        assertThat(HostileServer.hasUniqueConsumerKeys(server)).isTrue();
    }

    private static String refused(HostileServer.Catalogue catalogue) {
        return "repository/database/WSO2IDENTITY_DB.mv.db: isn't opened, because its catalogue contains " + catalogue
                + ": a stock database contains only tables, indexes and users. Set <keyManager><uniqueConstraint> to"
                + " false, and make CONSUMER_KEY of IDN_OAUTH_CONSUMER_APPS unique on the server.";
    }
}
