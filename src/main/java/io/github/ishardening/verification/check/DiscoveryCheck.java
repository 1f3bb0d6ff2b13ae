package io.github.ishardening.verification.check;

import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.JsonObject;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks that the endpoints that a server announces to clients have its public name and use HTTPS. */
final class DiscoveryCheck {

    static final String PATH = "/oauth2/token/.well-known/openid-configuration";

    private static final String OTHER_PATH = "/oauth2/oidcdiscovery/.well-known/openid-configuration";
    private static final String ISSUER = "issuer";
    private static final String JWKS = "jwks_uri";
    private static final String AUTHORIZE = "authorization_endpoint";
    private static final String TOKEN = "token_endpoint";

    /** The fields that every provider must have (OpenID Connect Discovery 1.0, section 3). */
    private static final List<String> REQUIRED = List.of(ISSUER, AUTHORIZE, TOKEN, JWKS);

    private static final List<String> ADDRESSES = List.of(
            ISSUER,
            AUTHORIZE,
            TOKEN,
            JWKS,
            "backchannel_authentication_endpoint",
            "check_session_iframe",
            "device_authorization_endpoint",
            "end_session_endpoint",
            "introspection_endpoint",
            "pushed_authorization_request_endpoint",
            "registration_endpoint",
            "revocation_endpoint",
            "userinfo_endpoint");

    private static final String HOSTNAME =
            "Set [server] hostname to the name that clients use to call the server; a server that has already been started"
                    + " keeps the issuer of its resident identity provider.";

    private final Inquiry inquiry;
    private final Optional<String> hostname;

    /**
     * Creates a check.
     *
     * @param hostname the server's hostname; empty if unknown
     */
    DiscoveryCheck(Inquiry inquiry, Optional<String> hostname) {
        this.inquiry = inquiry;
        this.hostname = hostname;
    }

    /**
     * Requests and checks the endpoints.
     *
     * @return the issuer that tokens must contain, if one is announced
     */
    Optional<String> check() throws IOException {
        if (hostname.isEmpty()) {
            inquiry.byHand(
                    PATH,
                    "wasn't compared with the server's hostname, which is unknown.",
                    "Make sure that it uses the hostname that clients use to call the server.");
        }
        Answer answer = inquiry.send(Request.get(PATH));
        Answer other = inquiry.send(Request.get(OTHER_PATH));
        if (!Inquiry.isMissing(other)) {
            judge(OTHER_PATH, other);
        }
        if (Inquiry.isMissing(answer) && !Inquiry.isMissing(other)) {
            return Optional.empty();
        }
        return judge(PATH, answer).flatMap(object -> object.text(ISSUER));
    }

    private Optional<JsonObject> judge(String path, Answer answer) {
        var object = inquiry.object(path, answer, "its endpoints");
        object.ifPresent(endpoints -> judge(path, endpoints));
        return object;
    }

    private void judge(String path, JsonObject endpoints) {
        var missing =
                REQUIRED.stream().filter(name -> endpoints.text(name).isEmpty()).toList();
        List<String> unreadable = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        Map<String, List<String>> elsewhere = new TreeMap<>();
        for (String name : ADDRESSES) {
            endpoints.text(name).ifPresent(address -> {
                var uri = uri(address);
                if (uri.isEmpty()) {
                    unreadable.add(name);
                    return;
                }
                if (!"https".equals(uri.get().getScheme())) {
                    plain.add(name);
                }
                String host = uri.get().getHost();
                if (hostname.isPresent() && !SubjectAlternativeName.isSameHost(host, hostname.get())) {
                    elsewhere.computeIfAbsent(host, any -> new ArrayList<>()).add(name);
                }
            });
        }
        say(path, "lacks %s, which clients need.", missing, Inquiry.LOG);
        say(path, "has no valid URL in %s.", unreadable, HOSTNAME);
        say(
                path,
                "sends clients to an unencrypted URL in %s.",
                plain,
                "Remove the setting: [server] base_path, or [oauth.endpoints]. By default, they use HTTPS.");
        elsewhere.forEach((host, names) -> inquiry.fault(
                path,
                "sends clients to '%s' in %s, but the server's hostname is %s."
                        .formatted(Quoted.of(host), String.join(", ", names), hostname.orElseThrow()),
                HOSTNAME));
    }

    private void say(String path, String message, List<String> names, String cure) {
        if (!names.isEmpty()) {
            inquiry.fault(path, message.formatted(String.join(", ", names)), cure);
        }
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
