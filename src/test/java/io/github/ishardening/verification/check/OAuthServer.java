package io.github.ishardening.verification.check;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Usages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A small server that speaks Identity Server's OAuth endpoints as versions 6.1 and 7.1 do, with real JOSE. What a test
 * changes is wrong, the rest is right.
 */
final class OAuthServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "Adm1n_p4ssw0rd-of.the_server";

    static final String JWKS = "/oauth2/jwks";
    static final String DISCOVERY = "/oauth2/token/.well-known/openid-configuration";
    static final String OTHER_DISCOVERY = "/oauth2/oidcdiscovery/.well-known/openid-configuration";
    static final String REGISTER = "/api/identity/oauth2/dcr/v1.1/register";
    static final String TOKEN = "/oauth2/token";
    static final String INTROSPECT = "/oauth2/introspect";
    static final String REVOKE = "/oauth2/revoke";
    static final String AUTHORIZE = "/oauth2/authorize";

    /** What is answered to a request. */
    record Reply(int status, Map<String, String> headers, byte[] content) {

        static Reply json(int status, Map<String, ?> object) {
            return text(status, "application/json", JSONObjectUtils.toJSONString(object));
        }

        static Reply text(int status, String type, String content) {
            return new Reply(status, Map.of("Content-Type", type), content.getBytes(StandardCharsets.UTF_8));
        }

        static Reply of(int status) {
            return new Reply(status, Map.of(), new byte[0]);
        }

        static Reply redirect(String location) {
            return new Reply(302, Map.of("Location", location), new byte[0]);
        }
    }

    /** A request. */
    record Call(String method, String path, Map<String, String> fields, String body, Optional<String> authorization) {

        boolean isBy(String user, String password) {
            String both = user + ":" + password;
            return authorization.equals(Optional.of("Basic " + Base64.encode(both)));
        }
    }

    /** Answers requests. */
    @FunctionalInterface
    interface Handler {
        Reply handle(Call call) throws IOException, JOSEException;
    }

    /** Makes a token of what it is to say. */
    @FunctionalInterface
    interface Signer {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    private record Client(String id, String secret, String name, String callback) {}

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> others = new ConcurrentHashMap<>();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();

    /** All that nobody may repeat. */
    final List<String> secrets = new CopyOnWriteArrayList<>(List.of(ADMIN_PASSWORD));
    /** Methods and paths, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    final KeystoreEntry primary;
    final List<JWK> keys = new ArrayList<>();
    Signer signer;
    String host = "localhost";
    String issuer;
    boolean revokes = true;

    /** A server whose primary key is this. */
    OAuthServer(KeystoreEntry primary) throws IOException, GeneralSecurityException, JOSEException {
        this.primary = primary;
        keys.add(published(primary));
        signer = claims -> signed(primary, claims);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(primary)));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        issuer = url(TOKEN);
    }

    /** A key with a certificate of its own. */
    static KeystoreEntry key(KeyAlgorithm algorithm) {
        var random = new SecureRandom();
        var pair = algorithm.generate(random);
        var template = new CertificateTemplate(
                DistinguishedName.parse("<subject>", "CN=localhost"),
                List.of(SubjectAlternativeName.parse("names", "dns:localhost")),
                Usages.of(Role.TLS, algorithm),
                Period.ofDays(90));
        return new KeystoreEntry("primary", pair.getPrivate(), List.of(template.selfSigned(pair, NOW, random)));
    }

    /** A key as WSO2 publishes it. */
    static RSAKey published(KeystoreEntry entry) throws JOSEException {
        try {
            X509Certificate certificate = entry.certificate();
            return new RSAKey.Builder((RSAPublicKey) certificate.getPublicKey())
                    .keyID(kid(certificate))
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                    .x509CertSHA256Thumbprint(RSAKey.parse(certificate).getX509CertSHA256Thumbprint())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What WSO2 calls a key: the SHA-256 of its certificate, in hexadecimal, in Base64, and the algorithm. */
    static String kid(X509Certificate certificate) throws JOSEException {
        byte[] digest = RSAKey.parse(certificate).getX509CertSHA256Thumbprint().decode();
        return Base64URL.encode(HexFormat.of().formatHex(digest)) + "_RS256";
    }

    /** A token under the name of this key's certificate. */
    static String signed(KeystoreEntry entry, JWTClaimsSet claims) throws JOSEException {
        return signed(entry, kid(entry.certificate()), claims);
    }

    /** A token under any name of a key. */
    static String signed(KeystoreEntry entry, String kid, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(kid)
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(entry.key(), Set.of(AllowWeakRSAKey.getInstance())));
        return token.serialize();
    }

    private static SSLContext context(KeystoreEntry entry) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("tls", entry.key(), new char[0], entry.chain().toArray(new X509Certificate[0]));
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Has an endpoint answer otherwise, whatever the method, or only with the one that stands before it. */
    OAuthServer at(String path, Handler handler) {
        others.put(path, handler);
        return this;
    }

    /** Has an endpoint answer always the same. */
    OAuthServer at(String path, Reply reply) {
        return at(path, call -> reply);
    }

    /** What the endpoint answers if it is right. */
    Reply rightly(Call call) throws IOException, JOSEException {
        return switch (call.path()) {
            case JWKS -> Reply.text(200, "application/json", new JWKSet(keys).toString());
            case DISCOVERY, OTHER_DISCOVERY -> Reply.json(200, discovery());
            case TOKEN -> token(call);
            case INTROSPECT -> introspect(call);
            case REVOKE -> revoke(call);
            case AUTHORIZE -> authorize(call);
            default -> call.path().startsWith(REGISTER) ? register(call) : Reply.of(404);
        };
    }

    URI base() {
        return URI.create("https://localhost:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The names of the clients that it has. */
    List<String> clients() {
        return clients.values().stream().map(Client::name).toList();
    }

    private String url(String path) {
        return "https://" + host + ":" + port() + path;
    }

    /** What clients are told of its endpoints. */
    Map<String, Object> discovery() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("request_parameter_supported", true);
        members.put("introspection_endpoint", url(INTROSPECT));
        members.put("response_modes_supported", List.of("query", "fragment", "form_post", "jwt"));
        members.put("scopes_supported", List.of("address", "phone", "openid", "profile", "groups", "email"));
        members.put("check_session_iframe", url("/oidc/checksession"));
        members.put("backchannel_logout_supported", true);
        members.put("issuer", issuer);
        members.put("authorization_endpoint", url(AUTHORIZE));
        members.put("userinfo_endpoint", url("/oauth2/userinfo"));
        members.put("registration_endpoint", url(REGISTER));
        members.put("token_endpoint", url(TOKEN));
        members.put("revocation_endpoint", url(REVOKE));
        members.put("end_session_endpoint", url("/oidc/logout"));
        members.put("jwks_uri", url(JWKS));
        members.put("id_token_signing_alg_values_supported", List.of("RS256"));
        members.put("subject_types_supported", List.of("public"));
        members.put("response_types_supported", List.of("code", "id_token", "token"));
        return members;
    }

    private Reply register(Call call) throws IOException {
        if (!call.isBy(ADMIN, ADMIN_PASSWORD)) {
            return Reply.of(401);
        }
        if (call.method().equals("POST")) {
            return created(call);
        }
        if (call.method().equals("DELETE")) {
            String id = call.path().substring(REGISTER.length() + 1);
            return Reply.of(clients.remove(id) == null ? 401 : 204);
        }
        return clients.values().stream()
                .filter(client -> client.name().equals(call.fields().get("client_name")))
                .findFirst()
                .map(client -> Reply.json(200, described(client)))
                .orElse(Reply.of(401));
    }

    private Reply created(Call call) throws IOException {
        Map<String, Object> asked;
        String callback;
        try {
            asked = JSONObjectUtils.parse(call.body());
            callback = JSONObjectUtils.getStringList(asked, "redirect_uris").get(0);
        } catch (ParseException e) {
            throw new IOException(e);
        }
        // Versions before 7 refuse members that they don't know.
        if (!List.of("client_name", "grant_types", "redirect_uris", "token_type_extension")
                .containsAll(asked.keySet())) {
            return Reply.of(400);
        }
        var client = new Client(
                "cl_" + UUID.randomUUID().toString().replace("-", ""),
                secret("s3cret_" + UUID.randomUUID()),
                (String) asked.get("client_name"),
                callback);
        clients.put(client.id(), client);
        return Reply.json(201, described(client));
    }

    private static Map<String, Object> described(Client client) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("client_id", client.id());
        members.put("client_secret", client.secret());
        members.put("client_secret_expires_at", 0);
        members.put("redirect_uris", List.of(client.callback()));
        members.put("grant_types", List.of("client_credentials", "authorization_code"));
        members.put("client_name", client.name());
        members.put("ext_application_owner", null);
        return members;
    }

    private Optional<Client> by(Call call) {
        return clients.values().stream()
                .filter(client -> call.isBy(client.id(), client.secret()))
                .findFirst();
    }

    private Reply token(Call call) throws JOSEException {
        var client = by(call);
        if (client.isEmpty()) {
            return Reply.json(401, Map.of("error", "invalid_client", "error_description", "A valid client"));
        }
        if (!"client_credentials".equals(call.fields().get("grant_type"))) {
            return Reply.json(400, Map.of("error", "unsupported_grant_type"));
        }
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .subject(client.get().id())
                .audience(client.get().id())
                .issuer(issuer)
                .claim("aut", "APPLICATION")
                .claim("azp", client.get().id())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .jwtID(UUID.randomUUID().toString())
                .build();
        String token = secret(signer.sign(claims));
        tokens.put(token, true);
        return Reply.json(200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", 3600));
    }

    private Reply introspect(Call call) {
        if (!call.isBy(ADMIN, ADMIN_PASSWORD)) {
            return Reply.of(401);
        }
        return tokens.getOrDefault(call.fields().get("token"), false)
                ? Reply.json(200, Map.of("active", true, "token_type", "Bearer", "exp", 1764000000, "scope", ""))
                : Reply.json(200, Map.of("active", false));
    }

    private Reply revoke(Call call) {
        if (by(call).isEmpty()) {
            return Reply.json(401, Map.of("error", "invalid_client"));
        }
        if (revokes) {
            tokens.replace(call.fields().get("token"), false);
        }
        return Reply.of(200);
    }

    private Reply authorize(Call call) {
        var client = Optional.ofNullable(clients.get(call.fields().get("client_id")));
        boolean registered = client.filter(
                        known -> known.callback().equals(call.fields().get("redirect_uri")))
                .isPresent();
        return Reply.redirect(
                registered
                        ? url("/authenticationendpoint/login.do?client_id=x&sessionDataKey=" + UUID.randomUUID())
                        : url("/authenticationendpoint/oauth2_error.do?oauthErrorCode=invalid_callback"
                                + "&oauthErrorMsg=Registered+callback+does+not+match+with+the+provided+url."));
    }

    private String secret(String secret) {
        secrets.add(secret);
        return secret;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            authorization.ifPresent(this::secret);
            var call = new Call(
                    exchange.getRequestMethod(), path, fields(query == null ? body : query), body, authorization);
            calls.add(call.method() + " " + path);
            Reply reply = reply(call);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.content().length == 0 ? -1 : reply.content().length);
            if (reply.content().length > 0) {
                exchange.getResponseBody().write(reply.content());
            }
        }
    }

    private Reply reply(Call call) throws IOException {
        try {
            String path = call.path().startsWith(REGISTER) ? REGISTER : call.path();
            var other = Optional.ofNullable(others.get(call.method() + " " + path))
                    .or(() -> Optional.ofNullable(others.get(path)));
            return other.isPresent() ? other.get().handle(call) : rightly(call);
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
