package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.full;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
                    {"id": "default-ports", "title": "The ports are chosen knowingly", "severity": "info",
                      "guideline": "Production checklist, ports"},
                    {"id": "jvm-memory", "title": "The heap fits production", "severity": "warning",
                      "guideline": "Production checklist, JVM"},
                    {"id": "published-key", "title": "No key that WSO2 publishes is in use", "severity": "error",
                      "guideline": "Security guidelines, keystores"},
                    {"id": "server-header", "title": "Responses do not name the product", "severity": "warning",
                      "guideline": "Security guidelines, headers"}
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
                  "summary": {"error": 2, "warning": 0, "info": 1}
                }
                """;
        var mapper = JsonMapper.builder().build();

        assertThat(mapper.readTree(JsonReport.of(full()))).isEqualTo(mapper.readTree(expected));
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
}
