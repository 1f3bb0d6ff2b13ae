package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.FakeServer;
import io.github.ishardening.verification.FakeServer.Reply;
import io.github.ishardening.verification.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private static WebClient hasty(URI base) {
        return new WebClient(base, Trust.everybody(), Duration.ofSeconds(1));
    }

    @Test
    void givesStatusHeadersAndContent() throws IOException {
        try (var server = new FakeServer()
                .on(
                        "POST /a",
                        seen -> Reply.of(401, seen.body())
                                .with("X-A", seen.header("X-B").orElse("none")))) {
            var answer = server.client()
                    .send(Request.post("/a", "text/plain", "grün")
                            .with("X-B", "b")
                            .as("me", Secret.of("p")));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.header("x-a")).contains("b");
            assertThat(answer.text()).isEqualTo("grün");
            assertThat(server.seen().get(0).header("Authorization")).contains("Basic bWU6cA==");
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (var server = new FakeServer().on("GET /a", Reply.redirect("/b"))) {
            assertThat(server.client().send(Request.get("/a")).status()).isEqualTo(302);
            assertThat(server.seen()).extracting(FakeServer.Seen::toString).containsExactly("GET /a");
        }
    }

    @Test
    void staysOnItsServerWhateverThePath() throws IOException {
        try (var server = new FakeServer()) {
            server.client().send(Request.get("//elsewhere.example/a"));

            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void takesNoPathThatWouldChangeTheHost() {
        var client = hasty(URI.create("http://localhost:1"));

        assertThatThrownBy(() -> client.send(Request.get("@elsewhere.example/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not from the root on: @elsewhere.example/");
    }

    @Test
    void readsAMegabyteOfAnEndlessAnswer() throws IOException {
        try (var server = RawServer.endless(OK + "\r\n", "0123456789".repeat(1000), 0)) {
            var answer = new WebClient(server.base(), Trust.everybody()).send(Request.get("/"));

            assertThat(answer.content()).hasSize(WebClient.LARGEST);
            assertThat(answer.text()).startsWith("0123456789");
        }
    }

    @Test
    void takesWhatIsJustAMegabyte() throws IOException {
        try (var server = new FakeServer().on("GET /", Reply.of(200, "x".repeat(WebClient.LARGEST)))) {
            assertThat(server.client().send(Request.get("/")).content()).hasSize(WebClient.LARGEST);
        }
    }

    @Test
    void givesUpAnAnswerThatGoesOnByTheByte() throws IOException {
        try (var server = RawServer.endless(OK + "Content-Length: 1000000\r\n\r\n", "x", 50)) {
            assertThatThrownBy(() -> hasty(server.base()).send(Request.get("/")))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessage("no complete response from %s within 1000 ms".formatted(server.base()));
        }
    }

    @Test
    void givesUpHeadersThatGoOnForEver() throws IOException {
        try (var server = RawServer.endless(OK, "X-A: b\r\n", 20)) {
            assertThatThrownBy(() -> hasty(server.base()).send(Request.get("/")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void givesUpAServerThatSaysNothing() throws IOException {
        try (var server = new RawServer(client -> Thread.sleep(60_000))) {
            assertThatThrownBy(() -> hasty(server.base()).send(Request.get("/")))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX A: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void anythingElseThanAnAnswerIsNone(String said) throws IOException {
        try (var server = RawServer.saying(said)) {
            assertThatThrownBy(() -> hasty(server.base()).send(Request.get("/")))
                    .isInstanceOf(IOException.class);
        }
    }
}
