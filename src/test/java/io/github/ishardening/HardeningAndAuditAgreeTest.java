package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ishardening.deployment.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a value, a name or a key means is one thing, whether the server is hardened or audited. */
@MojoTest
class HardeningAndAuditAgreeTest extends GoalTest {

    private static final String SERVER = POM + "<distribution>server</distribution>" + FAST_KEYS;
    private static final String HOST = "<hostname>is.example.com</hostname>";
    private static final String FRAGMENT = "<deployment><file>${basedir}/fragment.toml</file></deployment>";
    private static final String TOML = "repository/conf/deployment.toml";
    private static final String MARK = "\uFEFF";
    private static final String PORTALS_HASH = "66CD9688A2AE068244EA01E70F0E230F5623B7FA4CDECB65070A09EC06452262";

    private final List<String> said = new ArrayList<>();
    private Path server;

    @BeforeEach
    void makesTheServer() throws IOException {
        server = Files.createDirectory(basedir.resolve("server"));
        Kernels.unpack(Kernels.PKCS12, server);
        Path template = server.resolve("repository/resources/conf/templates/repository/conf/identity/identity.xml.j2");
        Files.createDirectories(template.getParent());
        Files.writeString(template, """
                <Server><ClientAppAuthentication>
                    <Application name="dashboard" hash="{{account_recovery.endpoint.auth.hash}}"/>
                    {% for client_app in client_apps.authentication %}
                    <Application name="{{client_app.name}}" hash="{{client_app.hash}}"/>
                    {% endfor %}
                </ClientAppAuthentication></Server>
                """);
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER + END)
    void onAByteOrderMarkThatAnAuditLeavesAndFinds(AuditMojo audit) throws IOException {
        byte[] marked = (MARK + Files.readString(toml())).getBytes(StandardCharsets.UTF_8);
        Files.write(toml(), marked);

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(listened(audit)::execute);

        assertThat(findings("toml-invalid")).singleElement().asString().startsWith("error " + TOML + ":1 ");
        assertThat(said).noneMatch(line -> line.contains("removed"));
        assertThat(toml()).hasBinaryContent(marked);
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + HOST + END)
    void onAByteOrderMarkThatHardeningTakesOut(HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        Files.writeString(toml(), MARK + Files.readString(toml()));

        listened(harden).execute();

        assertThat(said)
                .filteredOn(line -> line.contains("byte order mark"))
                .containsExactly(TOML + " starts with a byte order mark, which the server refuses; removed it.");
        assertThat(Files.readString(toml())).doesNotContain(MARK);
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + "<hostname>2001:DB8:0:0:0:0:0:1</hostname>" + END)
    void onAnAddressHoweverItIsWritten(HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        harden.execute();

        assertThat(findings("hostname-mismatch")).isEmpty();
        assertThat(Files.readString(toml())).contains("hostname = \"2001:DB8:0:0:0:0:0:1\"");
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + HOST + FRAGMENT + END)
    void onAConnectorThatAsksForNoCertificate(HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        fragment("[transport.https.sslHostConfig.properties]\ncertificateVerification = \"None\"\n");

        harden.execute();

        assertThat(findings("mutual-tls")).isEmpty();
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + HOST + FRAGMENT + END)
    void onAConnectorThatAsksForOne(HardenMojo harden) throws IOException {
        fragment("[transport.https.sslHostConfig.properties]\ncertificateVerification = \"Optional_No_CA\"\n");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(harden::execute)
                .withMessageContaining("certificateVerification = Optional_No_CA accepts every certificate");
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + HOST + END)
    void onTrustedRootsWhoseOwnSignatureNobodyChecks(HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        listened(harden).execute();

        assertThat(said).noneMatch(line -> line.contains("! weak"));
        assertThat(findings("truststore-weak")).isEmpty();
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER + END)
    void onEncryptionKeysThatWerePublished(AuditMojo audit) throws IOException {
        String stock = Files.readString(toml());
        for (String key : List.of("3cc0481b70794667b5bee7e2beed2de4", "83bareb27a8e871cad83c5cd4e771dab")) {
            Files.writeString(toml(), stock + "\n[encryption]\nkey = \"" + key + "\"\n");

            assertThatExceptionOfType(MojoFailureException.class).isThrownBy(audit::execute);

            assertThat(findings("default-encryption-key"))
                    .singleElement()
                    .asString()
                    .contains("stored data is encrypted with the publicly known key that WSO2's");
        }
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + HOST + END)
    void onAPublishedEncryptionKeyThatIsNobodysOwn(HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        Files.writeString(
                toml(), Files.readString(toml()) + "\n[encryption]\nkey = \"3CC0481B70794667B5BEE7E2BEED2DE4\"\n");

        harden.execute();

        var secrets = new Properties();
        try (var kept = Files.newBufferedReader(basedir.resolve("keys/secrets.properties"))) {
            secrets.load(kept);
        }
        assertThat(secrets.getProperty("encryption.key"))
                .hasSize(32)
                .isNotEqualToIgnoringCase("3cc0481b70794667b5bee7e2beed2de4");
        assertThat(findings("default-encryption-key")).isEmpty();
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER + END)
    void onAPublishedHashBesideANewPassword(AuditMojo audit) throws IOException {
        Files.writeString(
                toml(), Files.readString(toml()) + """

                        [identity.auth_framework.endpoint]
                        app_password = "ones own"

                        [account_recovery.endpoint.auth]
                        hash = "%s"

                        [[client_apps.authentication]]
                        name = "mobile"
                        hash = "%s"
                        """.formatted(PORTALS_HASH, PORTALS_HASH.toLowerCase(Locale.ROOT)));

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(audit::execute);

        assertThat(findings("client-app-hash"))
                .hasSize(2)
                .satisfiesExactly(
                        own -> assertThat(own).endsWith(" the server accepts the portals' publicly known password."),
                        other -> assertThat(other)
                                .endsWith(" the server accepts the portals' publicly known password from the client"
                                        + " mobile."));
    }

    private Path toml() {
        return server.resolve(TOML);
    }

    private void fragment(String text) throws IOException {
        Files.writeString(basedir.resolve("fragment.toml"), text);
    }

    /** The findings of a rule, a line each. */
    private List<String> findings(String rule) throws IOException {
        Path report = basedir.resolve("target/is-hardening/reports/audit.json");
        var lines = new ArrayList<String>();
        JsonMapper.builder().build().readTree(report.toFile()).get("findings").forEach(finding -> {
            if (finding.get("rule").asText().equals(rule)) {
                lines.add("%s %s %s"
                        .formatted(
                                finding.get("severity").asText(),
                                finding.get("location").asText(),
                                finding.get("message").asText()));
            }
        });
        return lines;
    }

    private Mojo listened(Mojo goal) {
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                said.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                said.add(line.toString());
            }
        });
        return goal;
    }
}
