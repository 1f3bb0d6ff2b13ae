package io.github.ishardening.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ishardening.audit.Samples;
import io.github.ishardening.oracle.JsonSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultDocumentTest {

    private static String text() throws IOException {
        return ResultDocument.of(SavedServers.zip(Samples.undecided())).text();
    }

    private static JsonNode document() throws IOException {
        return new JsonMapper().readTree(text());
    }

    @Test
    void followsItsSchemaAndIsReadBackAsItWasWritten() throws IOException {
        assertThat(JsonSchema.ofResult().violations(text())).isEmpty();
        assertThat(JsonSchema.ofResult()
                        .violations(ResultDocument.of(SavedServers.zip(Samples.full()))
                                .text()))
                .isEmpty();
        assertThat(ResultDocument.read(text().getBytes(StandardCharsets.UTF_8)))
                .map(ResultDocument::text)
                .contains(text());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"change\": \"added\"`, `\"change\": \"new\"`",
                "`\"mode\": \"0600\"`, `\"mode\": 384`",
                "`\"mode\": \"0600\"`, `\"mode\": \"0600\", \"password\": \"x\"`",
                "`\"updateLevel\": null`, `\"updateLevel\": -1`",
                "`\"storeType\": \"PKCS12\"`, `\"storeType\": \"JCEKS\"`",
                "`\"sha256\": \"2222`, `\"sha256\": \"XXXX`",
                "`\"notAfter\": \"2`, `\"notAfter\": \"on 2`",
                "`\"unread\": [`, `\"read\": [`",
                "`result-1.json`, `result-2.json`",
            })
    void isRefusedByItsSchemaWhenItIsWrong(String right, String wrong) throws IOException {
        assertThat(text()).contains(right);
        assertThat(JsonSchema.ofResult().violations(text().replace(right, wrong)))
                .isNotEmpty();
    }

    @Test
    void hasEveryMemberThatItsSchemaAsksFor() throws IOException {
        var document = document();
        var names = new ArrayList<String>();
        document.fieldNames().forEachRemaining(names::add);

        for (String name : names) {
            var without = document.deepCopy();
            ((ObjectNode) without).remove(name);
            assertThat(JsonSchema.ofResult().violations(without.toString()))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void tellsTheKeysInUseByTheirRolesAndWhomTheServerTrusts() throws IOException {
        var document = document();

        assertThat(document.findValuesAsText("role")).containsExactly("primary", "primary", "custom", "custom");
        assertThat(document.at("/roles").findValuesAsText("alias"))
                .containsExactly(
                        "primary", "primary-0f3c1a2b-until-2026-12-14", "primary", "primary-0f3c1a2b-until-2026-12-14");
        assertThat(document.at("/roles/1/formerUntil").asText()).isEqualTo("2026-12-14");
        assertThat(document.at("/roles").findValues("formerUntil")).hasSize(1);
        assertThat(document.at("/trusted").findValuesAsText("alias")).containsExactly("root");
        assertThat(document.at("/unread").toString()).isEqualTo("[\"closed.jks: can't be opened. Say its password.\"]");
    }

    @Test
    void tellsWhatBecameOfFilesAndControls() throws IOException {
        var document = document();

        assertThat(document.at("/files").findValuesAsText("mode")).containsExactly("0755", "0600", "null");
        assertThat(document.at("/controls/applied").toString()).isEqualTo("[\"server-header\"]");
        assertThat(document.at("/controls/excluded").toString()).isEqualTo("[\"hsts\",\"log-forging\"]");
        assertThat(document.at("/controls/notApplicable").toString())
                .isEqualTo("[{\"rule\":\"jvm-memory\",\"reason\":\"the distribution has no start script\"}]");
        assertThat(document.at("/controls/open").toString())
                .isEqualTo("[{\"rule\":\"default-ports\",\"severity\":\"info\","
                        + "\"location\":\"repository/conf/deployment.toml\"}]");
        assertThat(document.at("/controls/byHand").findValuesAsText("task"))
                .containsExactly("Ask from outside.", "Look in the console.");
    }

    @Test
    void leavesOutWhatAStartedServerSays() throws IOException {
        var document = new JsonMapper()
                .readTree(ResultDocument.of(SavedServers.zip(Samples.started(Samples.OLD_TLS, Samples.HEADER)))
                        .text());

        assertThat(document.at("/controls/open").findValuesAsText("rule")).containsExactly("server-header");
        assertThat(document.at("/controls/notApplicable")).isEmpty();
    }
}
