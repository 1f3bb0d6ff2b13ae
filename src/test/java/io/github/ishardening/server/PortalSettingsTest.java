package io.github.ishardening.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSettingsTest {

    private static final String PATH = "portal/settings";

    private static final String JSON = """
            {
                "app": {
                    "context": "/publisher", "welcome": "Grüße",
                    "customUrl": {
                        "enabled": false,
                        "forwardedHeader": "X-Forwarded-For"
                    },
                    "origin": {
                        "host": "localhost"
                    },
                    "limit": 30.0, "none": null, "tags": ["a", {"b": []}]
                }
            }
            """;

    private static final String SCRIPT = """
            /**
             * { app: {} } isn't it, nor is 'this'.
             */
            const AppConfig = { // neither
                app: {
                    context: '/publisher', // "it's" /* a
                    customUrl: { // host|port
                        enabled: true,
                        forwardedHeader: 'X-Forwarded-Host',
                    },
                    origin: { host: 'localhost', },
                },
            };
            if (typeof module !== 'undefined') { module.exports = AppConfig; }
            """;

    @Test
    void areReadAsJson() {
        var settings = parse(JSON);

        assertThat(settings.isReadable()).isTrue();
        assertThat(settings.isBehindProxy()).isFalse();
        assertThat(settings.header()).isEqualTo("X-Forwarded-For");
        assertThat(settings.allowedHosts()).isEmpty();
        assertThat(settings.origin()).contains("localhost");
        assertThat(settings.customUrl()).hasToString(PATH + ":4");
        assertThat(settings.originHost()).hasToString(PATH + ":9");
    }

    @Test
    void areReadAsAScriptThatNobodyRuns() {
        var settings = parse(SCRIPT);

        assertThat(settings.isBehindProxy()).isTrue();
        assertThat(settings.header()).isEqualTo("X-Forwarded-Host");
        assertThat(settings.origin()).contains("localhost");
        assertThat(settings.customUrl()).hasToString(PATH + ":7");
    }

    @Test
    void keepAllElseWhenAHostIsAllowed() {
        assertThat(allowing(JSON))
                .isEqualTo(JSON.replace(
                        "            \"enabled\"",
                        "            \"allowedHosts\": [\"am.example.com\"],\n            \"enabled\""));
        assertThat(allowing(SCRIPT))
                .isEqualTo(SCRIPT.replace(
                        "            enabled",
                        "            \"allowedHosts\": [\"am.example.com\"],\n            enabled"));
        String windows = JSON.replace("\n", "\r\n");
        assertThat(allowing(windows)).isEqualTo(allowing(JSON).replace("\n", "\r\n"));
        assertThat(allowing("\uFEFF" + JSON)).isEqualTo("\uFEFF" + allowing(JSON));
    }

    @Test
    void takeTheListsPlaceWhereThereIsOneAndTheObjectsWhereItIsEmpty() {
        assertThat(allowing("{\"app\":{\"customUrl\":{\"enabled\":true, \"allowedHosts\": [ ] }}}"))
                .isEqualTo("{\"app\":{\"customUrl\":{\"enabled\":true, \"allowedHosts\": [\"am.example.com\"] }}}");
        assertThat(allowing("{\"app\":{\"customUrl\":{}}}"))
                .isEqualTo("{\"app\":{\"customUrl\":{\"allowedHosts\": [\"am.example.com\"]}}}");
        assertThat(allowing("{\"app\":{\"customUrl\":{\"enabled\":true}}}"))
                .isEqualTo("{\"app\":{\"customUrl\":{\"allowedHosts\": [\"am.example.com\"], \"enabled\":true}}}");
    }

    @Test
    void haveTheAllowedHostsOnceTheyAreSet() {
        assertThat(parse(allowing(JSON)).allowedHosts()).containsExactly("am.example.com");
        assertThat(parse(allowing(SCRIPT)).allowedHosts()).containsExactly("am.example.com");
        assertThat(parse("{app:{customUrl:{allowedHosts:['a.example','b.example']}}}")
                        .allowedHosts())
                .containsExactly("a.example", "b.example");
    }

    @Test
    void keepAllElseWhenTheServerIsCalledOtherwise() {
        assertThat(new String(parse(JSON).calling("am.example.com"), UTF_8))
                .isEqualTo(JSON.replace("\"localhost\"", "\"am.example.com\""));
        assertThat(new String(parse(SCRIPT).calling("am.example.com"), UTF_8))
                .isEqualTo(SCRIPT.replace("'localhost'", "\"am.example.com\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "const AppConfig = read();",
                "{",
                "{\"app\":{\"customUrl\":",
                "{app:{customUrl:{enabled: isOn('x')}}}",
                "{app:{customUrl:{enabled:false}, customUrl:{enabled:true}}}",
                "{\"app\": []}",
                "{\"app\": {\"customUrl\": true}}",
                "{\"app\": {\"customUrl\": [\"https://am.example.com\"]}}",
                "/* {app:{customUrl:{}}}",
                "// {app:{customUrl:{}}}"
            })
    void areNotReadWhereThereIsNoSuchObject(String content) {
        assertThat(parse(content).isReadable()).isFalse();
        assertThat(parse(content).origin()).isEmpty();
    }

    @Test
    void areNotReadHoweverDeepOrLongTheyAre() {
        assertThat(parse("{\"a\":".repeat(100_000)).isReadable()).isFalse();
        assertThat(parse("/**/ ".repeat(1_000_000)).isReadable()).isFalse();
        assertThat(parse("[".repeat(100_000)).isReadable()).isFalse();
    }

    private static PortalSettings parse(String content) {
        return PortalSettings.parse(PATH, content.getBytes(UTF_8));
    }

    private static String allowing(String content) {
        return new String(parse(content).allowing("am.example.com"), UTF_8);
    }
}
