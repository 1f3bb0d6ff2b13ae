package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void holdsWhatScriptsRead() throws IOException {
        var expected = """
                {
                  "tool": "is-hardening-maven-plugin",
                  "version": "1.0.0",
                  "distribution": {
                    "product": "WSO2 Identity Server",
                    "version": "7.1.0",
                    "path": "target/wso2is-7.1.0.zip"
                  },
                  "rules": [
                    {"id": "default-ports", "title": "The ports are chosen knowingly", "severity": "info", "subject": "distribution",
                      "theme": "bundle", "hardens": false,
                      "guideline": "Production checklist, ports",
                      "address": "https://example.com/guidelines/#ports", "standards": {}},
                    {"id": "jvm-memory", "title": "The heap fits production", "severity": "warning", "subject": "distribution",
                      "theme": "jvm", "hardens": true,
                      "guideline": "Production checklist, JVM",
                      "address": "https://example.com/guidelines/#jvm", "standards": {}},
                    {"id": "published-key", "title": "No key that WSO2 publishes is in use", "severity": "error", "subject": "distribution",
                      "theme": "keys", "hardens": true,
                      "guideline": "Security guidelines, keystores",
                      "address": "https://example.com/guidelines/#keystores",
                      "standards": {"nist-800-53": ["SC-12"]}},
                    {"id": "server-header", "title": "Responses do not name the product", "severity": "warning", "subject": "distribution",
                      "theme": "web", "hardens": true,
                      "guideline": "Security guidelines, headers",
                      "address": "https://example.com/guidelines/#headers",
                      "standards": {"nist-800-53": ["AC-3", "SC-12"], "cis-tomcat-9": ["2.7"],
                        "stig-tomcat-9": ["TCAT-AS-000070"]}}
                  ],
                  "findings": [
                    {"rule": "published-key", "severity": "error",
                      "location": "repository/components/plugins/a b.jar!/wso2carbon.jks",
                      "message": "The key wso2carbon is published.", "cure": "Run harden.", "waived": null},
                    {"rule": "published-key", "severity": "error",
                      "location": "repository/resources/security/wso2carbon.p12",
                      "message": "The key wso2carbon is published.", "cure": "Run harden.", "waived": null},
                    {"rule": "default-ports", "severity": "info", "location": "repository/conf/deployment.toml",
                      "message": "The server listens on 9443.", "cure": "Let only the load balancer reach it.",
                      "waived": null},
                    {"rule": "server-header", "severity": "warning", "location": "repository/conf/deployment.toml:12",
                      "message": "The Server header says WSO2 Carbon Server.",
                      "cure": "Set [transport.https.properties] server to a word that names nothing.",
                      "waived": "behind a proxy (until 2027-03-31)"}
                  ],
                  "byHand": [],
                  "notApplicable": [],
                  "summary": {"error": 2, "warning": 0, "info": 1, "waived": 1, "byHand": 0, "notApplicable": 0, "passed": 1}
                }
                """;
        var mapper = JsonMapper.builder().build();

        assertThat(mapper.readTree(JsonReport.of(full()))).isEqualTo(mapper.readTree(expected));
    }

    @Test
    void tellsWhatIsUndecided() throws IOException {
        var expected = """
                {
                  "byHand": [
                    {"rule": "default-ports", "location": "bin/wso2server.sh",
                      "message": "Who reaches the port isn't known.", "cure": "Ask from outside."},
                    {"rule": "published-key", "location": "repository/database/WSO2IDENTITY_DB.h2.db",
                      "message": "The database may hold the key.", "cure": "Look in the console."}
                  ],
                  "notApplicable": [{"rule": "jvm-memory", "reason": "the distribution has no start script"}],
                  "summary": {"error": 0, "warning": 0, "info": 1, "waived": 0, "byHand": 2, "notApplicable": 1, "passed": 1}
                }
                """;
        var mapper = JsonMapper.builder().build();
        var report = mapper.readTree(JsonReport.of(undecided()));

        assertThat(mapper.createObjectNode()
                        .<ObjectNode>set("byHand", report.get("byHand"))
                        .<ObjectNode>set("notApplicable", report.get("notApplicable"))
                        .<ObjectNode>set("summary", report.get("summary")))
                .isEqualTo(mapper.readTree(expected));
    }

    @Test
    void tellsTheFactsOfAdvisories() throws IOException {
        var mapper = JsonMapper.builder().build();
        var findings = mapper.readTree(JsonReport.of(advisories(FailOn.ERROR))).get("findings");

        assertThat(findings.get(0)).isEqualTo(mapper.readTree("""
                {"rule": "security-advisories", "severity": "warning", "location": "bin/version.txt",
                  "message": "WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8) is open.", "cure": "Cure WSO2-2025-4494.",
                  "waived": null,
                  "advisory": {"id": "WSO2-2025-4494", "published": "2025-11-13", "severity": "high", "cvss": 9.8,
                    "cves": ["CVE-2025-9312"], "level": 23,
                    "address": "https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4494/"}}
                """));
        assertThat(findings.get(1).at("/advisory/level").isNull()).isTrue();
        assertThat(findings.get(3).at("/advisory/cvss").isNull()).isTrue();
        assertThat(findings.get(3).at("/advisory/cves")).isEmpty();
        assertThat(findings.get(2).has("advisory")).isFalse();
    }

    @Test
    void isLaidOutForReading() {
        assertThat(JsonReport.of(full())).startsWith("""
                        {
                          "tool": "is-hardening-maven-plugin",
                          "version": "1.0.0",
                          "distribution": {
                            "product": "WSO2 Identity Server",
                        """).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void saysWhatAStartedServerSaid() throws Exception {
        var json = new ObjectMapper().readTree(JsonReport.of(Samples.started(Samples.OLD_TLS)));

        assertThat(json.at("/startedServer"))
                .hasToString("{\"how\":\"Started twice on Java 17.\",\"notProven\":[\"database\",\"mail\"]}");
        assertThat(json.at("/rules").findValuesAsText("subject")).contains("distribution", "started-server");
        assertThat(json.at("/findings/0/location").asText()).isEqualTo("port-9443");
    }
}
