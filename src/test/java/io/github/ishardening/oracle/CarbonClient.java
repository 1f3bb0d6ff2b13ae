package io.github.ishardening.oracle;

import io.github.ishardening.verification.client.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a running server from outside what {@code verify-server} doesn't ask. Trusts every certificate. */
public final class CarbonClient {

    private final int port;

    /** A client of the server on this machine whose HTTPS port this is. */
    public CarbonClient(int port) {
        this.port = port;
    }

    /** The address of a path on the server. */
    public URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** Whether the server knows a user by this password: the operation {@code login} of its authentication service. */
    public boolean login(String user, String password) throws IOException, InterruptedException {
        String envelope = """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"\
                 xmlns:a="http://authentication.services.core.carbon.wso2.org"><s:Body><a:login>\
                <a:username>%s</a:username><a:password>%s</a:password><a:remoteAddress>localhost</a:remoteAddress>\
                </a:login></s:Body></s:Envelope>
                """.formatted(escaped(user), escaped(password));
        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(Trust.everybody())
                .build()
                .send(
                        HttpRequest.newBuilder(uri("/services/AuthenticationAdmin"))
                                .header("Content-Type", "text/xml; charset=UTF-8")
                                .header("SOAPAction", "urn:login")
                                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                                .timeout(Duration.ofMinutes(1))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.body().contains(":return>true<")) {
            return true;
        }
        if (answer.body().contains(":return>false<")) {
            return false;
        }
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
