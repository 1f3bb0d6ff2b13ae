package io.github.ishardening.oracle;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks a running server from outside what it presents, accepts and answers. Trusts every certificate. */
public final class CarbonClient {

    private static final Map<String, String> OPENSSL_OPTIONS =
            Map.of("TLSv1", "-tls1", "TLSv1.1", "-tls1_1", "TLSv1.2", "-tls1_2", "TLSv1.3", "-tls1_3");

    private final int port;

    /** A client of the server on this machine whose HTTPS port this is. */
    public CarbonClient(int port) {
        this.port = port;
    }

    /** The address of a path on the server. */
    public URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** The chain that the server presents, its own certificate first. */
    public List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) trustAll().getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            return Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    /**
     * Whether the server shakes hands in a version of TLS; asked with openssl, because the JDK refuses the old versions
     * itself.
     *
     * @param protocol {@code TLSv1}, {@code TLSv1.1}, {@code TLSv1.2} or {@code TLSv1.3}
     * @throws IllegalStateException if the handshake fails for another reason than the server's refusal
     */
    public boolean accepts(String protocol) throws IOException, InterruptedException {
        Command openssl = Command.run(
                Path.of("."),
                "openssl",
                "s_client",
                "-connect",
                "localhost:" + port,
                OPENSSL_OPTIONS.get(protocol),
                "-cipher",
                "ALL:@SECLEVEL=0");
        String output = openssl.output();
        boolean accepted = openssl.exitCode() == 0;
        if (!accepted && !output.contains("alert protocol version") && !output.contains("alert handshake failure")) {
            throw new IllegalStateException(output);
        }
        return accepted;
    }

    /** A header of the answer to {@code GET}; empty if there is none. */
    public String header(String path, String name) throws IOException, InterruptedException, GeneralSecurityException {
        return send(HttpRequest.newBuilder(uri(path)))
                .headers()
                .firstValue(name)
                .orElse("");
    }

    /** Whether the server knows a user by this password: the operation {@code login} of its authentication service. */
    public boolean login(String user, String password)
            throws IOException, InterruptedException, GeneralSecurityException {
        String envelope = """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"\
                 xmlns:a="http://authentication.services.core.carbon.wso2.org"><s:Body><a:login>\
                <a:username>%s</a:username><a:password>%s</a:password><a:remoteAddress>localhost</a:remoteAddress>\
                </a:login></s:Body></s:Envelope>
                """.formatted(escaped(user), escaped(password));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/services/AuthenticationAdmin"))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "urn:login")
                .POST(HttpRequest.BodyPublishers.ofString(envelope)));
        if (answer.body().contains(":return>true<")) {
            return true;
        }
        if (answer.body().contains(":return>false<")) {
            return false;
        }
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .sslContext(trustAll())
                .build()
                .send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static SSLContext trustAll() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
        return context;
    }

    /** Trusts everybody, under any host name: an extended trust manager is left alone with the host name too. */
    private static final class TrustAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // trusts everybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // trusts everybody
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // trusts everybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // trusts everybody
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // trusts everybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // trusts everybody
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
