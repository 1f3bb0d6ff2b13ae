package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortalHostsTest {

    private static final String SETTINGS = ApiManager.PORTAL_SETTINGS;
    private static final String ON = "\"enabled\": true";
    private static final String OFF = "\"enabled\": false";
    private static final String CURE = " List the portal's hosts in app.customUrl.allowedHosts.";
    private static final String DECIDES =
            "warning %s: the header X-Forwarded-For of a request determines where the portal redirects the user%s";

    private final PortalHosts control = new PortalHosts();

    private AuditedServer server;

    @BeforeEach
    void opensAnApiManager() throws IOException {
        server = ApiManager.stock(ApiManager.WHOLE);
    }

    @AfterEach
    void closesTheServer() throws IOException {
        server.close();
    }

    @Test
    void areTheServersOwnOnceHardened() throws IOException {
        assertThat(server.findings(control))
                .containsExactly("info " + server.line(SETTINGS, "customUrl")
                        + ": no hosts are listed, so once customUrl is on, the header X-Forwarded-For of a request would"
                        + " determine where the portal redirects the user."
                        + CURE);
        String shipped = server.read(SETTINGS);

        harden();
        assertThat(server.findings(control)).isEmpty();
        assertThat(server.notApplicable(control)).isEmpty();
        String once = server.read(SETTINGS);
        assertThat(once)
                .isEqualTo(shipped.replace(
                        "      \"enabled\"", "      \"allowedHosts\": [\"is.example.com\"],\n      \"enabled\""));
        harden();
        assertThat(server.read(SETTINGS)).isEqualTo(once);
    }

    @Test
    void areMissedBehindAProxyAndSaid() throws IOException {
        server.replace(SETTINGS, OFF, ON);
        assertThat(server.findings(control))
                .containsExactly(DECIDES.formatted(server.line(SETTINGS, "customUrl"), "." + CURE));

        var builds = AuditedServer.builds();
        ServerBuilds.harden(builds, server.distribution());
        assertThat(server.findings(control)).isEmpty();
        assertThat(builds.said)
                .contains("WARNING " + SETTINGS
                        + ": the portal is behind a proxy and listed no hosts; is.example.com is now the only"
                        + " one. List others in app.customUrl.allowedHosts.");
    }

    @Test
    void stayAsTheUserNamesThem() throws IOException {
        server.replace(SETTINGS, OFF, "\"allowedHosts\": ['a.example', \"b.example\"], " + ON);
        String own = server.read(SETTINGS);

        harden();
        assertThat(server.read(SETTINGS)).isEqualTo(own);
        assertThat(server.findings(control)).isEmpty();
    }

    @Test
    void areNotSetWhereNoPageReadsThem() throws IOException {
        server.put(ApiManager.PORTAL_PAGE, "<% %>");
        String shipped = server.read(SETTINGS);

        harden();
        assertThat(server.read(SETTINGS)).isEqualTo(shipped);
        assertThat(server.findings(control)).isEmpty();
        assertThat(server.notApplicable(control))
                .containsExactly("the pages next to " + SETTINGS + " don't read app.customUrl.allowedHosts");

        server.replace(SETTINGS, OFF, ON);
        assertThat(server.findings(control))
                .containsExactly(DECIDES.formatted(
                        server.line(SETTINGS, "customUrl"),
                        ", and its pages don't read app.customUrl.allowedHosts. Update the pack, and list the"
                                + " portal's hosts there."));
    }

    @Test
    void areLeftToPeopleWhereTheFileCannotBeRead() throws IOException {
        server.put(SETTINGS, "read();");

        harden();
        assertThat(server.read(SETTINGS)).isEqualTo("read();");
        assertThat(server.findings(control)).isEmpty();
        assertThat(server.byHand(control))
                .containsExactly(SETTINGS + ": this file can't be parsed as portal settings. Make sure that"
                        + " app.customUrl.allowedHosts lists your hosts.");
    }

    @Test
    void areReadInTheScriptsOfOlderPortals() throws IOException {
        String folderOfPortal = "repository/deployment/server/jaggeryapps/devportal/";
        String script = folderOfPortal + "site/public/theme/settings.js";
        server.put(script, """
                // Settings of the portal.
                const Settings = {
                    app: {
                        customUrl: {
                            enabled: false, // or true
                            forwardedHeader: 'X-Forwarded-For',
                        },
                    },
                };
                """)
                .put(folderOfPortal + "services/settings/settings.jag", "settings.app.customUrl.allowedHosts");
        assertThat(server.findings(control))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("info " + script + ":4: no hosts"));

        harden();
        assertThat(server.findings(control)).isEmpty();
        assertThat(server.read(script))
                .contains(
                        "            \"allowedHosts\": [\"is.example.com\"],\n            enabled: false, // or true");
    }

    @Test
    void areNotThereInAKernel() throws IOException {
        try (var kernel = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(kernel.findings(control)).isEmpty();
            assertThat(kernel.notApplicable(control)).containsExactly("there is no portal of API Manager");
        }
    }

    private void harden() throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
    }
}
