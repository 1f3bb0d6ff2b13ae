package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

    private static Optional<Redirect> of(int status, String location) {
        return Redirect.of(
                "/carbon/admin/login_action.jsp",
                new Answer(status, HttpHeaders.of(Map.of("Location", List.of(location)), (a, b) -> true), new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "https://is.example.com:9443/a/b.do?x=1&y=a%26b, /a/b.do",
        "/a/b.do, /a/b.do",
        "../admin/index.jsp?x, /carbon/admin/index.jsp",
        "index.jsp, /carbon/admin/index.jsp",
        "//other.example/a, /a"
    })
    void isAPathOnTheSameServer(String location, String path) {
        assertThat(of(302, location).orElseThrow().path()).isEqualTo(path);
    }

    @Test
    void hasTheQueryDecodedAndTheTargetNot() {
        var redirect = of(303, "https://is.example.com/a?x=1&y=a%26b+c&x=2&z").orElseThrow();

        assertThat(redirect.query()).containsOnly(Map.entry("x", "1"), Map.entry("y", "a&b c"), Map.entry("z", ""));
        assertThat(redirect.target()).isEqualTo("/a?x=1&y=a%26b+c&x=2&z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mailto:me@example.com", "https://", "/a b", "/a?x=%zz", "http://[", "/a\\b"})
    void isNoneWhereTheAddressIsNone(String location) {
        assertThat(of(302, location).filter(to -> !to.path().startsWith("/carbon/")))
                .isEmpty();
    }

    @Test
    void isNoneInAnotherAnswer() {
        assertThat(of(200, "/a")).isEmpty();
    }
}
