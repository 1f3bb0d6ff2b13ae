package io.github.ishardening.control.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.bundle.LeftoverState;
import io.github.ishardening.control.secret.VaultBroken;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of look-alikes use those beside this project, and are skipped where they aren't. */
class HardWiredStoresTest {

    private static final String TEMPLATES = "repository/resources/conf/templates/";
    private static final String OF_TENANTS =
            "repository/resources/apim-synapse-config/SecureWebSocketInboundEndpoint.xml";
    private static final String OF_SUPER_TENANT = TEMPLATES
            + "repository/deployment/server/synapse-configs/default/inbound-endpoints/SecureWebSocketInboundEndpoint.xml.j2";
    private static final String BROKER = TEMPLATES + "repository/conf/broker.xml.j2";
    private static final String NAMED = "error %s: uses " + ServerFiles.SECURITY
            + "wso2carbon.%s, whose key is publicly known. Use the server's own: {{keystore.tls.file_name}} in a"
            + " template; hardening turns this file into one.";
    private static final String PASSWORD = "error %s: " + ServerFiles.SECURITY
            + "%s has a publicly known password. Set a separate password for the store, and write {{%s.password}}"
            + " in a template;"
            + " hardening turns this file into one.";
    private static final String STORE = """
            <endpoint>
              <file>repository/resources/security/wso2carbon.p12</file>
              <type>PKCS12</type>
              <pass>wso2carbon</pass>
              <alias>wso2carbon</alias>
            </endpoint>
            """;

    /**
     * What names it besides: databases that come with the product (see database-password), an account of a service that is
     * gone, comments, samples, the defaults that deployment.toml replaces, and names of files and services.
     */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i).*(<user(name)?>|username|cacheId|<XMPPPassword>"
                    + "|wso2carbon-sts|wso2carbon-version|wso2carbon\\.(pid|log)|wso2carbon-|wso2carbon_|wso2carbon/|wso2\\.carbon).*");

    private static final List<String> SAMPLES = List.of(
            "repository/resources/conf/deployment-templates/",
            "repository/resources/conf/default.json",
            "repository/components/",
            "bin/README.txt");

    @ParameterizedTest
    @EnumSource(
            value = ProductLookAlike.class,
            names = {"APIM_4_5", "GATEWAY_4_5"})
    void areNamedInPacksAsTheyAreShipped(ProductLookAlike pack) throws IOException {
        try (var server = AuditedServer.of(pack.open())) {
            assertThat(server.findings(new HardWiredStores()))
                    .filteredOn(finding -> finding.startsWith("error "))
                    .containsExactly(
                            NAMED.formatted(OF_TENANTS + ":16", "jks"),
                            PASSWORD.formatted(OF_TENANTS + ":17", "wso2carbon.jks", "keystore.tls"),
                            PASSWORD.formatted(OF_TENANTS + ":18", "wso2carbon.jks", "keystore.tls"),
                            NAMED.formatted(BROKER + ":118", "jks"),
                            PASSWORD.formatted(BROKER + ":119", "wso2carbon.jks", "keystore.tls"),
                            PASSWORD.formatted(BROKER + ":124", "client-truststore.jks", "truststore"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ProductLookAlike.class,
            names = {"APIM_4_5", "GATEWAY_4_5"})
    void areGoneFromAllFilesOfHardenedPacks(ProductLookAlike pack) throws IOException {
        var builds = AuditedServer.builds();
        try (var server = AuditedServer.of(pack.open())) {
            var distribution = server.distribution();
            ServerBuilds.harden(builds, distribution);
            var once = contents(distribution);
            var rendered = builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));

            assertThat(server.findings(new HardWiredStores()))
                    .isNotEmpty()
                    .allMatch(finding -> finding.startsWith("info repository/resources/conf/deployment-templates/"));
            assertThat(distribution.exists(OF_TENANTS)).isFalse();
            assertThat(rendered.file(OF_TENANTS))
                    .isEqualTo(rendered.file(
                            OF_SUPER_TENANT.substring(TEMPLATES.length(), OF_SUPER_TENANT.length() - ".j2".length())));
            var named = new ArrayList<String>();
            for (String path : distribution.paths()) {
                if (!rendered.paths().contains(path) && !path.endsWith(".jar")) {
                    named.addAll(lines(path, distribution.read(path)));
                }
            }
            for (String path : rendered.paths()) {
                named.addAll(lines(path, rendered.file(path)));
            }
            assertThat(named).isEmpty();

            ServerBuilds.harden(builds, distribution);
            assertThat(contents(distribution)).isEqualTo(once);
        }
    }

    /** Where a text file says {@code wso2carbon} although it doesn't have to. */
    private static List<String> lines(String path, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.indexOf(0) >= 0 || SAMPLES.stream().anyMatch(path::startsWith)) {
            return List.of();
        }
        String plain = text.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?m)^[ \t]*(#|REM|//).*$", "");
        return plain.replaceAll("(?s)<username>wso2carbon</username>\\s*<password>wso2carbon</password>", "")
                .lines()
                .filter(line ->
                        line.contains("wso2carbon") && !HARMLESS.matcher(line).matches())
                .map(line -> path + ": " + line.strip())
                .toList();
    }

    @Test
    void followTheConfigurationInTemplates() throws IOException {
        String template = TEMPLATES + "repository/conf/other.xml.j2";
        try (var server = AuditedServer.of(Kernel.PKCS12.open())) {
            server.put(template, STORE + "<!-- wso2carbon.p12 -->\n");
            assertThat(server.findings(new HardWiredStores()))
                    .containsExactly(
                            NAMED.formatted(template + ":2", "p12"),
                            PASSWORD.formatted(template + ":4", "wso2carbon.p12", "keystore.tls"));

            String rendered = hardenedTwice(server, "repository/conf/other.xml");

            assertThat(rendered).isEqualTo("""
                    <endpoint>
                      <file>repository/resources/security/tls.p12</file>
                      <type>PKCS12</type>
                      <pass>$secret{keystore_tls_password}</pass>
                      <alias>tls</alias>
                    </endpoint>
                    <!-- wso2carbon.p12 -->
                    """);
            assertThat(server.findings(new HardWiredStores())).isEmpty();
        }
    }

    @Test
    void getATemplateWhereTheyHaveNone() throws IOException {
        String path = "repository/deployment/server/synapse-configs/default/own.xml";
        try (var server = AuditedServer.of(Kernel.PKCS12.open())) {
            server.put(path, STORE);

            assertThat(hardenedTwice(server, path))
                    .contains("security/tls.p12<", "<pass>$secret{keystore_tls_password}<")
                    .doesNotContain("wso2carbon");
            assertThat(server.distribution().edits())
                    .containsEntry(TEMPLATES + path + ".j2", Change.ADDED)
                    .doesNotContainEntry(path, Change.REPLACED);
            assertThat(server.distribution().exists(path)).isFalse();
        }
    }

    @Test
    void areMadeForTenantsAsForTheSuperTenant() throws IOException {
        try (var server = AuditedServer.of(Kernel.PKCS12.open())) {
            server.put(OF_TENANTS, STORE).put(OF_SUPER_TENANT, "<endpoint>{{keystore.tls.alias}}</endpoint>\n");

            assertThat(hardenedTwice(server, OF_TENANTS)).isEqualTo("<endpoint>tls</endpoint>\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{%", "{#"})
    void stayAndAreReportedWhereATemplateWouldMeanOtherwise(String code) throws IOException {
        String path = "repository/resources/own.xml";
        try (var server = AuditedServer.of(Kernel.PKCS12.open())) {
            server.put(path, STORE + "<!-- " + code + " -->");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(path)).startsWith(STORE);
            assertThat(server.findings(new HardWiredStores())).hasSize(2);
        }
    }

    @Test
    void areNoneOfOnesOwn() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    "repository/resources/own.xml",
                    STORE.replace("wso2carbon.p12", "own.p12").replace("<pass>wso2carbon", "<pass>own"));

            assertThat(server.findings(new HardWiredStores())).isEmpty();
            assertThat(server.notApplicable(new HardWiredStores())).isEmpty();
        }
    }

    @Test
    void areFoundInProfilesForSomeBackends() throws IOException {
        String profiles = ServerFiles.SECURITY + "sslprofiles.xml";
        String profile = """
                <parameter>{% for profile in keystore.ssl_profile.custom %}
                <KeyStore>
                <Location>{{profile.keystore.location}}</Location>
                <Password>{{profile.keystore.password}}</Password>
                </KeyStore>{% endfor %}
                </parameter>
                """;
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(TEMPLATES + profiles + ".j2", profile)
                    .toml("[[keystore.ssl_profile.custom]]\nkeystore.location ="
                            + " \"repository/resources/security/wso2carbon.p12\"\n"
                            + "keystore.password = \"wso2carbon\"\n");

            assertThat(server.findings(new HardWiredStores()))
                    .containsExactly(
                            "error " + profiles + ":2: uses " + ServerFiles.SECURITY
                                    + "wso2carbon.p12, whose key is publicly known. Use the server's own: set it in"
                                    + " [[keystore.ssl_profile.custom]], or remove the profile.",
                            "error " + profiles + ":3: " + ServerFiles.SECURITY
                                    + "wso2carbon.p12 has a publicly known password. Set a separate password for"
                                    + " the store, and set it"
                                    + " in [[keystore.ssl_profile.custom]] as $secret{alias}.");
        }
    }

    @Test
    void arePassedInNoFileThatIsTooLarge() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put("repository/own.xml", STORE + " ".repeat(4 << 20));

            assertThat(server.findings(new HardWiredStores()))
                    .containsExactly(
                            "info repository/own.xml: wasn't checked: it is larger than 4 MiB, or the files before it"
                                    + " add up to 256 MiB. Check yourself that it doesn't refer to a stock store.");
        }
    }

    @Test
    void doNotComeBackWithAProfile() throws IOException {
        String profile = "repository/resources/conf/deployment-templates/gateway-worker.toml";
        try (var server = AuditedServer.of(Kernel.PKCS12.open())) {
            server.put(profile, "[keystore.tls]\nfile_name = \"wso2carbon.p12\"\n");
            assertThat(server.findings(new HardWiredStores()))
                    .containsExactly("info " + profile
                            + ": is a sample with the stock stores; there is no bin/profileSetup to"
                            + " replace deployment.toml with it. Don't start a server with it.");

            server.put("bin/profileSetup.sh", "#!/bin/bash\n");
            assertThat(server.findings(new HardWiredStores()))
                    .containsExactly("error " + profile
                            + ": bin/profileSetup replaces deployment.toml with this file, which refers to the stock"
                            + " stores and none of the hardening. Remove it, so that a profile"
                            + " starts with deployment.toml.");

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.distribution().exists(profile)).isFalse();
            assertThat(server.findings(new HardWiredStores())).isEmpty();
        }
    }

    @Test
    void leaveFilesAsTheyAreThatAStartHasReplaced() throws IOException {
        String path = "backup/" + ServerFiles.CATALINA;
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(path, server.rendered(ServerFiles.CATALINA));
            byte[] replaced = server.distribution().read(path);

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.distribution().read(path)).isEqualTo(replaced);
            assertThat(server.distribution().edits().keySet())
                    .filteredOn(edited -> edited.contains("backup/"))
                    .containsExactly(path);
            assertThat(server.findings(new HardWiredStores())).isEmpty();
            assertThat(server.findings(new VaultBroken())).isEmpty();
            assertThat(server.findings(new LeftoverState()))
                    .containsExactly("warning " + path + ": configuration that an earlier start replaced: 1 file."
                            + " Start from the stock distribution, or remove them.");
        }
    }

    private static String hardenedTwice(AuditedServer server, String path) throws IOException {
        KeyBuilds builds = AuditedServer.builds();
        ServerBuilds.harden(builds, server.distribution());
        var once = contents(server.distribution());
        ServerBuilds.harden(builds, server.distribution());

        assertThat(contents(server.distribution())).isEqualTo(once);
        return new String(
                builds.renderer
                        .render(server.distribution(), server.distribution().read(ServerFiles.DEPLOYMENT_TOML))
                        .file(path),
                StandardCharsets.UTF_8);
    }

    private static Map<String, String> contents(Distribution distribution) throws IOException {
        var contents = new TreeMap<String, String>();
        for (var edit : distribution.edits().entrySet()) {
            contents.put(
                    edit.getKey(), edit.getValue() == Change.DELETED ? "deleted" : distribution.digest(edit.getKey()));
        }
        return contents;
    }
}
