package io.github.ishardening.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void theSameTextComesOutWhenItIsWrittenAgain() {
        String text = Json.text(Json.object(
                "null",
                null,
                "number",
                9_007_199_254_740_993L,
                "fraction",
                new BigDecimal("9.80"),
                "huge",
                new JsonNumber("1e99999999999999999999"),
                "text",
                "line\nend \"quoted\" \u0001 \u00e9 \ud83d\ude00",
                "flags",
                List.of(true, false),
                "empty",
                List.of(),
                "inner",
                Json.object("list", List.of(Json.object(), List.of("a")))));

        assertThat(JsonReader.object(bytes(text))).map(Json::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}{}", "{\"a\":1,\"a\":2}", "\0"})
    void whatIsNoObjectIsNone(String text) {
        assertThat(JsonReader.object(bytes(text))).isEmpty();
    }

    @Test
    void whatIsDeeperThanAnyoneNestsIsNone() {
        assertThat(JsonReader.object(bytes("{\"a\":" + "[".repeat(100_000)))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
