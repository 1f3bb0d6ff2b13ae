package io.github.ishardening.control.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TryItTest {

    private static final String OPEN =
            "warning %s: the ?tryit page can call any web service from within the server's network."
                    + " Set system.parameter.tryItFunctionalityDisabled to true.";
    private final TryIt control = new TryIt();

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void isOffOnceApiManagerIsHardened(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            assertOffOnceHardened(server);
        }
    }

    @Test
    void isOffOnceHardened() throws IOException {
        try (var server = ApiManager.stock(ApiManager.WHOLE)) {
            assertOffOnceHardened(server);
        }
    }

    private void assertOffOnceHardened(AuditedServer server) throws IOException {
        assertThat(server.findings(control)).containsExactly(OPEN.formatted(ServerFiles.DEPLOYMENT_TOML));

        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
        assertThat(server.findings(control)).isEmpty();
        assertThat(server.notApplicable(control)).isEmpty();
        assertThat(new String(server.rendered("repository/conf/carbon.properties"), UTF_8))
                .contains("tryItFunctionalityDisabled=true");
        byte[] once = server.distribution().read(ServerFiles.DEPLOYMENT_TOML);
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
        assertThat(server.distribution().read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
    }

    @Test
    void staysOnWhereTheUserSaysSo() throws IOException {
        try (var server =
                ApiManager.stock(ApiManager.WHOLE).toml("[system.parameter]\ntryItFunctionalityDisabled = false\n")) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(control))
                    .containsExactly(OPEN.formatted(server.line("tryItFunctionalityDisabled")));
        }
    }

    @Test
    void isOffByAllStartScriptsToo() throws IOException {
        try (var server = ApiManager.stock(ApiManager.WHOLE)) {
            var scripts = new StartScripts(server.distribution());
            scripts.all().get(0).setProperty("tryItFunctionalityDisabled", "true");
            scripts.stageIn(server.distribution());
            assertThat(server.findings(control)).containsExactly(OPEN.formatted(ServerFiles.DEPLOYMENT_TOML));

            scripts.all().forEach(script -> script.setProperty("tryItFunctionalityDisabled", "true"));
            scripts.stageIn(server.distribution());
            assertThat(server.findings(control)).isEmpty();
        }
    }

    @Test
    void isNotDecidedOnOtherProducts() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).containsExactly("the product isn't API Manager");
        }
    }
}
