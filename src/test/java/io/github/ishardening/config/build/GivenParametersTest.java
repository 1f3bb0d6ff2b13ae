package io.github.ishardening.config.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.ishardening.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenParametersTest {

    @TempDir
    private Path base;

    private final Properties userProperties = new Properties();
    private final Properties systemProperties = new Properties();
    private final MavenProject project = new MavenProject();

    @Test
    void areWhatTheUserSetSortedByName() throws Exception {
        assertThat(given("""
                <hostname>is.example.com</hostname>
                <controls><excludes><exclude>hsts</exclude></excludes><settings><hstsMaxAge> 60 </hstsMaxAge></settings></controls>
                <truststore><certificates>
                  <certificate><alias>apim</alias><file>partners/apim.pem</file></certificate>
                  <certificate><artifact>g:a:pem:1</artifact></certificate>
                </certificates></truststore>
                """)).isEqualTo("""
                {
                  "controls": {
                    "excludes": [
                      "hsts"
                    ],
                    "settings": {
                      "hstsMaxAge": "60"
                    }
                  },
                  "hostname": "is.example.com",
                  "truststore": {
                    "certificates": [
                      {
                        "alias": "apim",
                        "file": "partners/apim.pem"
                      },
                      {
                        "artifact": "g:a:pem:1"
                      }
                    ]
                  }
                }
                """);
    }

    @Test
    void areAllThatStandBesideEachOther() throws Exception {
        assertThat(given("""
                <secrets>
                  <mode>vault</mode>
                  <secret><name>one</name><env>ONE</env></secret>
                  <secret><name>two</name><env>TWO</env></secret>
                </secrets>
                <mutualTls><clients><certificate><file>a.pem</file></certificate><certificate><file>b.pem</file></certificate>
                </clients></mutualTls>
                """)).isEqualTo("""
                {
                  "mutualTls": {
                    "clients": {
                      "certificate": [
                        {
                          "file": "a.pem"
                        },
                        {
                          "file": "b.pem"
                        }
                      ]
                    }
                  },
                  "secrets": {
                    "mode": "vault",
                    "secret": [
                      {
                        "name": "one",
                        "env": "ONE"
                      },
                      {
                        "name": "two",
                        "env": "TWO"
                      }
                    ]
                  }
                }
                """);
    }

    @Test
    void tellOfAnElementThatIsThereWithItsDefaults() throws Exception {
        assertThat(given("<keyManager/><session default-value=\"${session}\"/>"))
                .isEqualTo("""
                {
                  "keyManager": {}
                }
                """);
    }

    @Test
    void comeFromPropertiesTooTheUsersOwnFirst() throws Exception {
        project.getProperties().setProperty("is-hardening.hostname", "project.example.com");
        project.getProperties().setProperty("is-hardening.failOn", "warning");
        project.getProperties().setProperty("project.build.outputTimestamp", "1");
        systemProperties.setProperty("is-hardening.hostname", "system.example.com");
        systemProperties.setProperty("is-hardening.fileModes", "group");
        userProperties.setProperty("is-hardening.hostname", "user.example.com");

        assertThat(given("""
                <hostname>${is-hardening.hostname}</hostname>
                <failOn default-value="error">${is-hardening.failOn}</failOn>
                <fileModes default-value="owner">${is-hardening.fileModes}</fileModes>
                <frozen default-value="false">${is-hardening.frozen}</frozen>
                <outputTimestamp default-value="${project.build.outputTimestamp}"/>
                <session default-value="${session}">${session}</session>
                """)).isEqualTo("""
                {
                  "failOn": "warning",
                  "fileModes": "group",
                  "hostname": "user.example.com"
                }
                """);
    }

    @Test
    void tellWhereSecretsAreButNothingThatLooksLikeOne() throws Exception {
        assertThat(given("""
                <superAdmin><username>admin</username><password>hunter2</password></superAdmin>
                <secrets>
                  <encryptionKey>hunter2</encryptionKey>
                  <secret><name>db_password</name><env>DB_PASSWORD</env></secret>
                  <passwordFile>persist</passwordFile>
                </secrets>
                <controls><settings>
                  <serverHeader>https://user:h@nter2@proxy.example.com/is</serverHeader>
                  <heapMax>-Dtrust.password=hunter2</heapMax>
                  <heapMin>-Dtrust.pass=hunter2</heapMin>
                  <logSize>jdbc:db;pwd = hunter2</logSize>
                </settings></controls>
                """)).isEqualTo("""
                {
                  "controls": {
                    "settings": {
                      "serverHeader": "https://proxy.example.com/is"
                    }
                  },
                  "secrets": {
                    "secret": {
                      "name": "db_password",
                      "env": "DB_PASSWORD"
                    },
                    "passwordFile": "persist"
                  },
                  "superAdmin": {
                    "username": "admin"
                  }
                }
                """);
    }

    @Test
    void haveNoFoldersOfThisMachine(@TempDir Path elsewhere) throws Exception {
        Files.writeString(base.resolve("waivers.toml"), "");
        Files.writeString(elsewhere.resolve("wso2is.zip"), "");

        assertThat(given("""
                <outputDirectory>%1$s/target</outputDirectory>
                <keysDirectory>%1$s/keys</keysDirectory>
                <waivers>%1$s/waivers.toml</waivers>
                <distribution>%2$s/wso2is.zip</distribution>
                <advisories>%1$s/made-later.tsv</advisories>
                <serverHeader>/no/such/file</serverHeader>
                """.formatted(base, elsewhere))).isEqualTo("""
                {
                  "advisories": "made-later.tsv",
                  "distribution": "wso2is.zip",
                  "serverHeader": "/no/such/file",
                  "waivers": "waivers.toml"
                }
                """);
    }

    @Test
    void areNoneWhereNothingIsConfigured() {
        assertThat(parameters(new MojoExecution(null, "default-cli"))).isEmpty();
    }

    private String given(String elements) throws XmlPullParserException, IOException {
        var execution = new MojoExecution(null, "default-cli");
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
        return Json.text(parameters(execution));
    }

    private Map<String, Object> parameters(MojoExecution execution) {
        var session = mock(MavenSession.class);
        when(session.getUserProperties()).thenReturn(userProperties);
        when(session.getSystemProperties()).thenReturn(systemProperties);
        return new GivenParameters(session, project, base).of(execution);
    }
}
