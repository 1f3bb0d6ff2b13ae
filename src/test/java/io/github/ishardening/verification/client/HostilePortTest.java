package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What isn't a server of TLS, or a bad one: each ends soon, and is asked no more. */
@Timeout(20)
class HostilePortTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** Chooses TLS 1.2, and a suite of it. */
    private static final String SERVER_HELLO = "02000026" + "0303" + "00".repeat(32) + "00" + "C02F" + "00";

    private final AtomicInteger connections = new AtomicInteger();

    private TlsAnswers ask(Behaviour behaviour) throws IOException {
        return ask(behaviour, TlsAnswers::of);
    }

    private <T> T ask(Behaviour behaviour, Question<T> question) throws IOException {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(
                    () -> {
                        while (!server.isClosed()) {
                            try (Socket client = server.accept()) {
                                connections.incrementAndGet();
                                behaviour.serve(client);
                            } catch (IOException | InterruptedException e) {
                                // the client has enough
                            }
                        }
                    },
                    "hostile");
            thread.setDaemon(true);
            thread.start();
            return question.ask(new TlsPort("localhost", server.getLocalPort(), "localhost", PATIENCE));
        }
    }

    private static void read(Socket client) throws IOException {
        client.getInputStream().read(new byte[4096]);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static void endless(Socket client, byte[] piece) throws IOException {
        read(client);
        OutputStream out = client.getOutputStream();
        while (true) {
            out.write(piece);
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }

        assertThatThrownBy(() -> TlsAnswers.of(new TlsPort("localhost", port, "localhost")))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void waitsNoLongerForASilentOne() {
        assertThatThrownBy(() -> ask(client -> Thread.sleep(2000))).isInstanceOf(SocketTimeoutException.class);
        assertThat(connections).hasValue(1);
    }

    @Test
    void waitsNoLongerForOneThatSpeaksByteByByte() {
        assertThatThrownBy(() -> ask(client -> {
                    for (byte each : hex("1603030100" + "02".repeat(200))) {
                        client.getOutputStream().write(each);
                        Thread.sleep(50);
                    }
                }))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(connections).hasValue(1);
    }

    @Test
    void isNotDeceivedByPlainHttp() {
        assertThatThrownBy(() -> ask(client -> {
                    read(client);
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("responds with something other than TLS");
        assertThat(connections).hasValue(1);
    }

    @Test
    void takesForARefusalThatTheConnectionIsClosed() throws IOException {
        var answers = ask(client -> {});

        assertThat(answers.suites()).isEmpty();
        assertThat(answers.handshake()).isEmpty();
        assertThat(answers.renegotiates()).isEmpty();
        assertThat(connections).hasValue(TlsVersion.values().length);
    }

    @Test
    void readsNoEndlessGarbage() {
        assertThatThrownBy(() -> ask(client -> endless(client, new byte[1000])))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("responds with something other than TLS");
    }

    @Test
    void readsNoEndlessWarnings() {
        assertThatThrownBy(() -> ask(client -> endless(client, hex("15030300020170".repeat(100)))))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("sends more than 262144 bytes");
    }

    @Test
    void readsNoEndlessHello() {
        assertThatThrownBy(() -> ask(client -> {
                    read(client);
                    client.getOutputStream().write(hex("160303000402FFFFFF"));
                    endless(client, hex("1603030001AA"));
                }))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("responds with something other than TLS");
    }

    @Test
    void believesNoSuiteThatWasNotOffered() {
        assertThatThrownBy(() -> ask(client -> {
                    read(client);
                    client.getOutputStream()
                            .write(hex("160301002A"
                                    + SERVER_HELLO.replace("C02F", "1301").replace("0303", "0301")));
                }))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("chooses a cipher suite that wasn't offered");
    }

    /** It takes what it is offered, but goes on with nothing: suites run out at the latest when it is out of time. */
    @Test
    void endsWithOneThatTakesEverythingAndThenFallsSilent() throws IOException {
        assertThatThrownBy(() -> ask(client -> {
                    var hello = new byte[4096];
                    client.getInputStream().read(hello);
                    // Type, version and length of the record and of the message, the version, the random, no session, a
                    // length.
                    String first = HexFormat.of().formatHex(hello, 46, 48);
                    client.getOutputStream().write(hex("160301002A" + SERVER_HELLO.replace("C02F", first)));
                    Thread.sleep(100);
                }))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void shakesHandsNoLongerThanItsPatience() {
        Question<TlsHandshake> question = port -> TlsHandshake.of(port, TlsVersion.TLS_1_2);

        assertThatThrownBy(() -> ask(client -> Thread.sleep(2000), question))
                .isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> ask(
                        client -> {
                            read(client);
                            for (byte each : hex("160303" + "2000" + "02001FFC" + "00".repeat(200))) {
                                client.getOutputStream().write(each);
                                Thread.sleep(50);
                            }
                        },
                        question))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void saysHowAHandshakeWithAnEndlessServerEnds() throws IOException {
        for (String endless : List.of("00", "15030300020170", "160303000100", "1603030004020FFFFF")) {
            var handshake = ask(
                    client -> endless(client, hex(endless.repeat(500))),
                    port -> TlsHandshake.of(port, TlsVersion.TLS_1_3));

            assertThat(handshake.fault()).as(endless).isPresent();
            assertThat(handshake.chain()).isEmpty();
        }
        assertThat(ask(client -> {}, TlsHandshake::renegotiates)).isEmpty();
    }

    @Test
    void survivesWhateverIsWrongInAHello() throws IOException {
        byte[] right = hex("160303002A" + SERVER_HELLO);
        assertThat(ServerHello.read(new ByteArrayInputStream(right))).contains(new ServerHello(0x0303, 0xC02F));
        var random = new Random(18);
        for (int i = 0; i < 20_000; i++) {
            byte[] wrong = right.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(wrong.length + 1);
            try {
                ServerHello.read(new ByteArrayInputStream(wrong, 0, length));
            } catch (IOException e) {
                assertThat(e).isInstanceOf(ProtocolException.class);
            }
        }
    }

    /** What it is asked. */
    private interface Question<T> {
        T ask(TlsPort port) throws IOException;
    }

    /** What a server does with a connection. */
    private interface Behaviour {
        void serve(Socket client) throws IOException, InterruptedException;
    }
}
