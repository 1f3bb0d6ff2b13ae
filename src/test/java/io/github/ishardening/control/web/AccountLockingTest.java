package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.SignInSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountLockingTest {

    private static final String FILE = "repository/conf/identity/identity-event.properties";
    private static final String OFF =
            "warning %s: accounts aren't locked after failed logins: anyone can try any number of passwords. Set"
                    + " enable_account_locking of [identity_mgt.account_locking] to true.";

    private final AccountLocking control = new AccountLocking();

    @ParameterizedTest
    @EnumSource(
            value = ProductLookAlike.class,
            names = {"IS_6_1", "IS_7_1"})
    void isOffAsShippedAndSwitchedOnOnce(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            assertThat(server.findings(control)).containsExactly(OFF.formatted(FILE));

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).isEmpty();

            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
    }

    @Test
    void staysOffWhereTheUserWantsItSo() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            server.toml("[identity_mgt.account_locking]\nenable_account_locking = false\n");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(control)).containsExactly(OFF.formatted(server.line("enable_account_locking")));
        }
        var builds = AuditedServer.builds();
        builds.signIn(new SignInSettings(30, false));
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(control)).containsExactly(OFF.formatted(FILE));
        }
    }

    @Test
    void isLookedAfterByHandWhereThereAreTenantsAlready() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.withData().findings(control)).isEmpty();
            assertThat(server.byHand(control))
                    .containsExactly(server.line("enable_account_locking")
                            + ": account locking for tenants is configured on the running server. Check Login"
                            + " Attempts in the console of each tenant.");
        }
    }

    @Test
    void isNotDecidedWhereNobodySignsInOrNoVersionKnowsIt() throws IOException {
        try (var kernel = AuditedServer.hardened(Kernel.PKCS12);
                var manager = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            for (var server : new AuditedServer[] {kernel, manager}) {
                assertThat(server.findings(control)).isEmpty();
                assertThat(server.notApplicable(control)).containsExactly("the product isn't Identity Server");
            }
            kernel.put("bin/version.txt", "WSO2 Identity Server v7.1.0\n");
        }
    }
}
