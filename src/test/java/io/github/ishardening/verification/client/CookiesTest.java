package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CookiesTest {

    private static Answer setting(String... cookies) {
        return new Answer(
                200, HttpHeaders.of(Map.of("Set-Cookie", Arrays.asList(cookies)), (a, b) -> true), new byte[0]);
    }

    @Test
    void goWithTheNextRequest() {
        var cookies = new Cookies().take(setting("A=1; Path=/; Secure; HttpOnly", "B=x=y=="));

        assertThat(cookies.take(setting("A=2")).on(Request.get("/")).headers())
                .containsExactly(Map.entry("Cookie", "A=2; B=x=y=="));
    }

    @Test
    void areNoneWhereNoneCame() {
        assertThat(new Cookies().on(Request.get("/")).headers()).isEmpty();
    }

    @Test
    void withCharactersThatNoHeaderMayHaveAreLeftOut() {
        var cookies = new Cookies().take(setting("A=ä", "B =1", "=1", "C=a\u0007b", "D", "E=1"));

        assertThat(cookies.on(Request.get("/")).headers()).containsExactly(Map.entry("Cookie", "E=1"));
    }

    @Test
    void areLimitedInNumber() {
        var cookies = new Cookies()
                .take(setting(
                        IntStream.range(0, 10_000).mapToObj(i -> "C" + i + "=1").toArray(String[]::new)));

        assertThat(List.of(cookies.on(Request.get("/")).headers().get("Cookie").split(";")))
                .hasSize(50);
    }
}
