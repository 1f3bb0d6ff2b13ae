package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreMentionsTest {

    private static final String FOLDER = "repository/resources/security/";

    @TempDir
    private Path folder;

    @Test
    void areElementsThatStandTogether() {
        assertThat(mentions("broker.xml", """
                <broker>
                  <user><password>other</password></user>
                  <keyStore>
                    <location>repository/resources/security/wso2carbon.jks</location>
                    <password> of-keys </password>
                    <certType>SunX509</certType>
                  </keyStore>
                  <trustStore>
                    <Location>${carbon.home}/repository/resources/security/client-truststore.jks</Location>
                    <Type>JKS</Type>
                    <Password>of-trust</Password>
                  </trustStore>
                </broker>
                """))
                .containsExactly(
                        "4 FILE wso2carbon.jks: repository/resources/security/wso2carbon.jks",
                        "5 PASSWORD wso2carbon.jks: of-keys",
                        "9 FILE client-truststore.jks: ${carbon.home}/repository/resources/security/client-truststore.jks",
                        "10 TYPE client-truststore.jks: JKS",
                        "11 PASSWORD client-truststore.jks: of-trust");
    }

    @Test
    void areParametersByTheirNames() {
        assertThat(mentions("endpoint.xml", """
                <parameters>
                  <parameter name="port">8099</parameter>
                  <parameter name="wss.ssl.key.store.file">repository/resources/security/wso2carbon.jks</parameter>
                  <parameter name="wss.ssl.key.store.pass">of-keys</parameter>
                  {% if trusting %}
                  <parameter name="wss.ssl.trust.store.file">client-truststore.jks</parameter>
                  <parameter name="wss.ssl.trust.store.pass">of-trust</parameter>
                  {% endif %}
                  <parameter name="wss.ssl.cert.pass">of-key</parameter>
                  <parameter name="keyAlias">wso2carbon</parameter>
                </parameters>
                """))
                .containsExactly(
                        "3 FILE wso2carbon.jks: repository/resources/security/wso2carbon.jks",
                        "4 PASSWORD wso2carbon.jks: of-keys",
                        "6 FILE client-truststore.jks: client-truststore.jks",
                        "7 PASSWORD client-truststore.jks: of-trust",
                        "9 PASSWORD wso2carbon.jks: of-key",
                        "10 ALIAS wso2carbon.jks: wso2carbon");
    }

    @Test
    void areAttributesOfOneTag() {
        assertThat(mentions("server.xml", """
                <Server>
                  <Connector keystoreFile="./repository/resources/security/own.p12"
                             keystorePass="secret"/>
                  <User password="other"/>
                </Server>
                """))
                .containsExactly(
                        "2 FILE own.p12: ./repository/resources/security/own.p12", "3 PASSWORD own.p12: secret");
    }

    @Test
    void areProperties() {
        assertThat(mentions("client.properties.j2", """
                # keystore = wso2carbon.jks
                password = other
                client.keyStore = ./repository/resources/security/wso2carbon.jks
                Security.KeyStore.Password: of-keys
                client.trustStore = {{truststore.file_name}}
                """))
                .containsExactly(
                        "3 FILE wso2carbon.jks: ./repository/resources/security/wso2carbon.jks",
                        "4 PASSWORD wso2carbon.jks: of-keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <KeyStore><Location>wso2carbon.jks</Location></KeyStore> -->",
                "<a><Location>repository/resources/security/{{keystore.tls.file_name}}</Location></a>",
                "<a><Location>/opt/keys/wso2carbon.jks</Location><Password>wso2carbon</Password></a>",
                "<a><url>https://example.com/wso2carbon.jks</url></a>",
                "<a><Password>wso2carbon</Password></a>",
                ""
            })
    void areNothingElse(String text) {
        assertThat(mentions("a.xml", text)).isEmpty();
    }

    @Test
    void standWhereTheyAreReplaced() {
        String text = "<a>\n<b>\u00fc</b><file>  own/store.p12 </file></a>";
        var mention = StoreMentions.in("a.xml", text.getBytes(StandardCharsets.ISO_8859_1))
                .get(0);

        assertThat(text.substring(mention.start(), mention.end())).isEqualTo("own/store.p12");
        assertThat(mention.location()).hasToString("a.xml:2");
    }

    @Test
    void areLookedForInAllThatNoTemplateOverwrites() throws IOException {
        String text = "<a><Location>wso2carbon.jks</Location></a>";
        var server = SmallServer.of("WSO2 API Manager v4.5.0", folder)
                .with("repository/conf/made.xml", text)
                .with("repository/resources/conf/templates/repository/conf/made.xml.j2", text)
                .with("repository/resources/sample.xml", text)
                .with("repository/resources/sample.txt", text)
                .with("repository/huge.xml", " ".repeat(4 << 20) + text);
        try (var distribution = server.open()) {
            assertThat(StoreMentions.of(distribution))
                    .extracting(StoreMention::path)
                    .containsExactly(
                            "repository/resources/conf/templates/repository/conf/made.xml.j2",
                            "repository/resources/sample.xml");
            assertThat(StoreMentions.unread(distribution)).containsExactly("repository/huge.xml");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<!--",
                "<!---->",
                "<a>",
                "<a b=\"",
                "<a b=\"c\" ",
                "</a>",
                "<a>a.jks</a>",
                "a/",
                "<a>a/a/a.a.",
                "a=",
                "\n"
            })
    void areFoundInLinearTime(String piece) {
        byte[] content = piece.repeat((1 << 20) / piece.length()).getBytes(StandardCharsets.ISO_8859_1);

        for (String path : List.of("a.xml", "a.properties")) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> StoreMentions.in(path, content));
        }
    }

    @Test
    void areFoundInLinearTimeHoweverManyStandTogether() {
        int times = 100_000;
        for (var file : Map.of(
                        "a.xml",
                        List.of("<a>b.jks</a>", "<a>trust</a>"),
                        "a.properties",
                        List.of("a=b.jks\n", "a=trust\n"))
                .entrySet()) {
            byte[] content = (file.getValue().get(0).repeat(times)
                            + file.getValue().get(1).repeat(times))
                    .getBytes(StandardCharsets.ISO_8859_1);

            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> StoreMentions.in(file.getKey(), content));
        }
    }

    @Test
    void areLookedForUpToALimitOfAllFilesTogether() throws IOException {
        String text = "<a><Location>wso2carbon.jks</Location></a>";
        String filled = text + " ".repeat((4 << 20) - text.length());
        var server = SmallServer.of("WSO2 API Manager v4.5.0", folder);
        for (int i = 100; i <= 164; i++) {
            server.with("repository/%d.xml".formatted(i), filled);
        }
        try (var distribution = server.open()) {
            assertThat(StoreMentions.of(distribution)).hasSize(64);
            assertThat(StoreMentions.unread(distribution)).containsExactly("repository/164.xml");
        }
    }

    @Test
    void areNotLookedForInFilesThatAStartHasReplaced() throws IOException {
        String text = "<a><Location>wso2carbon.jks</Location></a>";
        var server = SmallServer.of("WSO2 API Manager v4.5.0", folder)
                .with("backup/repository/conf/a.xml", text)
                .with("backup/repository/conf/large.xml", text + " ".repeat(4 << 20))
                .with("repository/backup/b.xml", text);
        try (var distribution = server.open()) {
            assertThat(StoreMentions.of(distribution))
                    .extracting(StoreMention::path)
                    .containsExactly("repository/backup/b.xml");
            assertThat(StoreMentions.unread(distribution)).isEmpty();
        }
    }

    private static List<String> mentions(String path, String text) {
        return StoreMentions.in(path, text.getBytes(StandardCharsets.ISO_8859_1)).stream()
                .peek(mention -> assertThat(mention.store()).isEqualTo(FOLDER + mention.fileName()))
                .map(mention ->
                        "%d %s %s: %s".formatted(mention.line(), mention.part(), mention.fileName(), mention.value()))
                .toList();
    }
}
