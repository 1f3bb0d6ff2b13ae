package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    private static Optional<JsonObject> read(String text) {
        return JsonObject.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsItsMembers() {
        var object = read("""
            {"text":"ü","yes":true,"no":false,"number":1,"nothing":null,"list":["a",1,{"b":"c"},null,"d"]}""").orElseThrow();
        assertThat(object.text("text")).contains("ü");
        assertThat(object.flag("yes")).contains(true);
        assertThat(object.flag("no")).contains(false);
        assertThat(object.texts("list")).contains(List.of("a", "d"));
        assertThat(object.objects("list").orElseThrow()).hasSize(1);
        assertThat(object.has("number")).isTrue();
        assertThat(object.has("nothing")).isFalse();
    }

    @Test
    void whatIsOfAnotherKindIsNotThere() {
        var object = read("{\"number\":1,\"text\":\"true\"}").orElseThrow();
        assertThat(object.text("number")).isEmpty();
        assertThat(object.flag("text")).isEmpty();
        assertThat(object.texts("text")).isEmpty();
        assertThat(object.objects("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{}}",
                "{} []",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"\\u0062\":2}}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{}//",
                "<html>"
            })
    void isNothingElse(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void isNotDeep() {
        assertThat(read("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).isPresent();
        assertThat(read("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")).isEmpty();
    }

    @Test
    void isUtf8() {
        assertThat(JsonObject.read(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}))
                .isEmpty();
    }

    @Property(tries = 300)
    void neverFails(@ForAll byte[] content) {
        assertThat(JsonObject.read(content)).isNotNull();
    }

    @Test
    void saysNothingOfItself() {
        assertThat(read("{\"client_secret\":\"s3cret\"}").orElseThrow()).hasToString("a JSON object");
    }
}
