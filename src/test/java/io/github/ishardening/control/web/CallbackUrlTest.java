package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On the configuration of whole products; what the server fills into a pattern when it starts is filled in here. */
class CallbackUrlTest {

    private static final String IDENTITY_XML = "repository/conf/identity/identity.xml";
    private static final Pattern WRITTEN = Pattern.compile("<CallbackRegex>([^<]*)</CallbackRegex>");
    private static final String DEFAULT = "${carbon.protocol}:\\/\\/${carbon.host}:${carbon.management.port}\\/.*";
    private static final String OWN = "https://is\\.example\\.com(:${carbon.management.port})?/.*";

    private static final List<String> KEYS = List.of(
            "identity_mgt.recovery.callback_url",
            "identity_mgt.user_self_registration.callback_url",
            "identity_mgt.lite_user_registration.callback_url");

    @TempDir
    private Path folder;

    private final KeyBuilds builds = AuditedServer.builds();

    @ParameterizedTest
    @EnumSource(names = {"IS_6_1", "IS_7_1"})
    void letsTheServersOwnPagesInWhateverPortItIsStartedAt(ProductLookAlike product) throws IOException {
        try (var server = hardened(product)) {
            // As with -DportOffset=7.
            assertThat(patterns(server, "9450"))
                    .hasSize(3)
                    .allMatch(lets("https://is.example.com:9450/authenticationendpoint/login.do"))
                    .allMatch(lets("https://is.example.com:9450/myaccount"))
                    .noneMatch(lets("https://is.example.com:9443/myaccount"))
                    .noneMatch(lets("https://attacker.example:9450/"))
                    .noneMatch(lets("https://is.example.com:9450@attacker.example/"));
            assertThat(server.findings(new CallbackUrl())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_6_1", "IS_7_1"})
    void letsThemInThroughAProxyToo(ProductLookAlike product) throws IOException {
        builds.fragment = Optional.of(
                Files.writeString(folder.resolve("fragment.toml"), "[transport.https.properties]\nproxyPort = 443\n"));
        try (var server = hardened(product)) {
            assertThat(patterns(server, "443"))
                    .hasSize(3)
                    .allMatch(lets("https://is.example.com/myaccount"))
                    .allMatch(lets("https://is.example.com:443/myaccount"))
                    .noneMatch(lets("https://is.example.com.attacker.example/"));
            assertThat(server.findings(new CallbackUrl())).isEmpty();
        }
    }

    @Test
    void keepsDefaultsThatLetNoStrangerIn() throws IOException {
        try (var server = hardened(ProductLookAlike.IS_7_1)) {
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).doesNotContain("callback_url");
            assertThat(written(server)).containsExactly(DEFAULT, DEFAULT, DEFAULT);
        }
    }

    @Test
    void replacesDefaultsThatLetStrangersIn() throws IOException {
        try (var server = hardened(ProductLookAlike.IS_6_1)) {
            assertThat(written(server)).containsExactly(OWN, OWN, OWN);
        }
    }

    @Test
    void addsWhatTheUserAllowsWhereTheDefaultsWouldDo() throws IOException {
        var web = WebSettings.defaults();
        builds.web(new WebSettings(
                web.hsts(),
                web.sessionIdLength(),
                List.of("https://shop\\.example/.*"),
                web.denyList(),
                web.adminServices(),
                web.httpConnector(),
                web.gatewayHostname()));
        try (var server = hardened(ProductLookAlike.IS_7_1)) {
            assertThat(written(server)).hasSize(3).containsOnly("(" + OWN + "|https://shop\\.example/.*)");
        }
    }

    @Test
    void namesDefaultsThatLetStrangersInAndReplacesThemOnce() throws IOException {
        try (var server = AuditedServer.of(LookAlike.Line.IS_6_1.open(folder))) {
            assertThat(server.findings(new CallbackUrl()))
                    .containsExactlyElementsOf(KEYS.stream()
                            .map(key -> "warning " + IDENTITY_XML + ": " + key
                                    + " also allows https://attacker.example/. Limit it to your own host:"
                                    + " 'https://localhost(:${carbon.management.port})?/.*'.")
                            .toList());

            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.findings(new CallbackUrl())).isEmpty();

            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .*                                         | also allows https://attacker.example/
            https://is.example.com(:9443)?/.*          | also allows https://isxexamplexcom/
            [https://is\\\\.example\\\\.com]+.*        | also allows https://attacker.example/
            https://is\\\\.example\\\\.com.*           | also allows https://is.example.com.attacker.example/
            .*https://is\\\\.example\\\\.com(:9443)?/.* | also allows https://attacker.example/?https://is.example.com:9443/
            https://(                                  | isn't a valid regular expression
            '[^#]*[^#]*[^#]*[^#]*[^#]*[^#]*#|.*'       | takes too long to be checked
            """)
    void namesPatternsThatRestrictNothing(String pattern, String fault) throws IOException {
        try (var server = AuditedServer.of(LookAlike.Line.IS_7_1.open(folder))) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "hostname = \"localhost\"", "hostname = \"is.example.com\"");
            server.toml("[identity_mgt.recovery]\ncallback_url = \"" + pattern + "\"\n");

            assertThat(server.findings(new CallbackUrl()))
                    .containsExactly("warning %s: %s %s. Limit it to your own host: '%s'."
                            .formatted(server.line("callback_url = \"" + pattern + "\""), KEYS.get(0), fault, OWN));
        }
    }

    @Test
    void keepsAPatternOfTheUserThatRestricts() throws IOException {
        String pattern = "https://(is|login)\\\\.example\\\\.com/.*";
        try (var server = AuditedServer.of(LookAlike.Line.IS_7_1.open(folder))) {
            server.toml("[identity_mgt.recovery]\ncallback_url = \"%s\"\n".formatted(pattern));

            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).contains(pattern);
            assertThat(server.findings(new CallbackUrl())).isEmpty();
        }
    }

    @Test
    void isNotDecidedOnAKernelWithoutThem() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new CallbackUrl())).isEmpty();
            assertThat(server.notApplicable(new CallbackUrl()))
                    .containsExactly("this version supports none of " + String.join(", ", KEYS));
        }
    }

    private AuditedServer hardened(ProductLookAlike product) throws IOException {
        var server = AuditedServer.of(product.open());
        ServerBuilds.harden(builds, server.distribution());
        return server;
    }

    /** The patterns as the server has them, which fills in its port, or that of the proxy before it. */
    private List<Pattern> patterns(AuditedServer server, String port) throws IOException {
        return written(server).stream()
                .map(pattern -> Pattern.compile(pattern.replace("${carbon.protocol}", "https")
                        .replace("${carbon.host}", "is.example.com")
                        .replace("${carbon.management.port}", port)))
                .toList();
    }

    private List<String> written(AuditedServer server) throws IOException {
        var distribution = server.distribution();
        var rendered = builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));
        return WRITTEN.matcher(new String(rendered.file(IDENTITY_XML), StandardCharsets.UTF_8))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Predicate<Pattern> lets(String url) {
        return pattern -> pattern.matcher(url).matches();
    }
}
