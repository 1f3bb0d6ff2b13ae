package io.github.ishardening.verification.check;

import static io.github.ishardening.verification.check.OAuthServer.ADMIN;
import static io.github.ishardening.verification.check.OAuthServer.ADMIN_PASSWORD;
import static io.github.ishardening.verification.check.OAuthServer.AUTHORIZE;
import static io.github.ishardening.verification.check.OAuthServer.DISCOVERY;
import static io.github.ishardening.verification.check.OAuthServer.INTROSPECT;
import static io.github.ishardening.verification.check.OAuthServer.JWKS;
import static io.github.ishardening.verification.check.OAuthServer.NOW;
import static io.github.ishardening.verification.check.OAuthServer.OTHER_DISCOVERY;
import static io.github.ishardening.verification.check.OAuthServer.REGISTER;
import static io.github.ishardening.verification.check.OAuthServer.REVOKE;
import static io.github.ishardening.verification.check.OAuthServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.control.Findings;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Digests;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.check.OAuthServer.Reply;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysInUseTest {

    private boolean isForeign = true;

    private static final KeystoreEntry PRIMARY = OAuthServer.key(KeyAlgorithm.RSA_2048);
    private static final KeystoreEntry OTHER = OAuthServer.key(KeyAlgorithm.RSA_2048);
    private static final KeyPair WEAK = weak();

    private static final String AT = "error port-9443";
    private static final String LOG = " Check the server's log for the reason.";
    private static final String RSA = " Check the server's log for the reason; the key must be RSA.";
    private static final String ONE_KEY =
            " The server publishes every key of its primary keystore: keep only the key of the role primary in it.";
    private static final String NEW_KEY =
            " Replace it with the goal rotate-key, and make the server's partners fetch its keys again.";
    private static final String NO_PRIMARY = AT + JWKS + ": doesn't contain the public key of the role primary, "
            + Spki.brief(PRIMARY.certificate().getPublicKey())
            + "…. Run the server that was hardened with these keys, and make sure that [keystore.primary] refers to"
            + " the keystore and alias of the role primary.";
    private static final String KEYSTORE =
            " Make sure that the server was started after its keystores were replaced, and that [keystore.primary]"
                    + " refers to the keystore and alias of the role primary.";
    private static final String HOSTNAME =
            " Set [server] hostname to the name that clients use to call the server; a server that has already been"
                    + " started"
                    + " keeps the issuer of its resident identity provider.";
    private static final String ALGORITHM = " Set [oauth.oidc.id_token] signature_algorithm to SHA256withRSA.";
    private static final String UPDATES =
            " Install the server's security updates, and make sure that no custom code decides which callbacks are"
                    + " accepted.";

    private OAuthServer server;
    private final Map<Role, List<X509Certificate>> certificates = new EnumMap<>(Role.class);
    private Optional<Account> administrator = Optional.of(new Account(ADMIN, Secret.of(ADMIN_PASSWORD)));
    private Optional<Inspection> configuration = Optional.empty();
    private Duration patience = Duration.ofSeconds(10);
    private boolean clientStays;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException, JOSEException {
        certificates.put(Role.PRIMARY, PRIMARY.chain());
        server = new OAuthServer(PRIMARY);
    }

    @AfterEach
    void leavesNoClient() {
        server.close();
        if (!clientStays) {
            assertThat(server.clients()).isEmpty();
        }
    }

    private static KeyPair weak() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it says, a line each, without anything that is secret. */
    private List<String> said() throws IOException {
        var check = new KeysInUse();
        var findings = new Findings(check.rule());
        try {
            check.ask(
                    new RunningServer(
                            new ServerAddress("localhost", server.port(), server.port() - 9443, 0),
                            new WebClient(server.base(), Trust.everybody(), patience),
                            configuration,
                            isForeign,
                            false,
                            Set.of(),
                            administrator,
                            KnownSecrets.none(),
                            certificates,
                            false,
                            NOW),
                    findings);
        } finally {
            assertThat(lines(findings)).allSatisfy(line -> assertThat(line).doesNotContain(server.secrets));
        }
        return lines(findings);
    }

    private static List<String> lines(Findings findings) {
        var said = findings.all();
        List<String> lines = new ArrayList<>();
        said.findings().forEach(finding -> lines.add(AuditedServer.line(finding)));
        said.byHand()
                .forEach(
                        task -> lines.add("by hand %s: %s %s".formatted(task.location(), task.message(), task.cure())));
        said.notApplicable().forEach(why -> lines.add("not applicable, because " + why.reason()));
        return lines.stream()
                .map(line -> line.replaceAll("is-hardening-verify-[0-9a-f]{16}", "NAME"))
                .toList();
    }

    private void hasKeys(JWK... keys) {
        server.keys.clear();
        server.keys.addAll(List.of(keys));
    }

    private static RSAKey weakKey() {
        return new RSAKey.Builder((RSAPublicKey) WEAK.getPublic()).keyID("weak").build();
    }

    private static KeystoreEntry stock() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        char[] password = "wso2carbon".toCharArray();
        store.load(new ByteArrayInputStream(Kernel.PKCS12.read(Kernel.PKCS12.store("wso2carbon"))), password);
        return new KeystoreEntry(
                "wso2carbon", (PrivateKey) store.getKey("wso2carbon", password), List.of((X509Certificate)
                        store.getCertificate("wso2carbon")));
    }

    // what is right

    @Test
    void aServerThatSignsWithPrimaryPasses() throws IOException {
        assertThat(said()).isEmpty();
        assertThat(server.calls)
                .hasSize(12)
                .contains("POST " + REGISTER, "POST " + TOKEN, "POST " + REVOKE)
                .last()
                .asString()
                .startsWith("DELETE " + REGISTER + "/cl_");
    }

    @Test
    void keysAsIdentityServer61PublishesThemPass() throws IOException, GeneralSecurityException {
        byte[] encoded = PRIMARY.certificate().getEncoded();
        String hexadecimal = Digests.sha256(encoded);
        Map<String, Object> key = new LinkedHashMap<>(server.keys.get(0).toJSONObject());
        key.put("x5t#S256", Base64URL.encode(hexadecimal).toString());
        key.remove("x5c");
        server.at(JWKS, Reply.json(200, Map.of("keys", List.of(key))));
        assertThat(said()).isEmpty();
    }

    @Test
    void oneKeyUnderTwoNamesPasses() throws IOException {
        hasKeys(
                server.keys.get(0),
                new RSAKey.Builder(server.keys.get(0).toRSAKey()).keyID("ps256").build());
        assertThat(said()).isEmpty();
    }

    @Test
    void aServerWithOneDiscoveryPasses() throws IOException {
        server.at(OTHER_DISCOVERY, Reply.of(404));
        assertThat(said()).isEmpty();
    }

    // no OAuth

    @Test
    void whatAServerElsewhereKeepsBackIsLeftToTheUser() throws IOException {
        server.at(JWKS, Reply.of(404));
        assertThat(said())
                .containsExactly("by hand port-9443" + JWKS
                        + ": responds with 404, so its keys weren't checked. If the server supports OAuth,"
                        + " specify the address that serves it, or make sure that nothing in between blocks"
                        + " it.");
    }

    @Test
    void aServerWithoutOAuthIsNotApplicable() throws IOException {
        isForeign = false;
        server.at(JWKS, Reply.of(404));
        assertThat(said()).containsExactly("not applicable, because this server doesn't support OAuth");
        assertThat(server.calls).containsExactly("GET " + JWKS);
    }

    /** A kernel 4.10.32 was seen to answer so. */
    @Test
    void aKernelThatLeadsToItsLoginPageIsNotApplicable() throws IOException {
        isForeign = false;
        server.at(JWKS, Reply.redirect(server.base() + "/carbon/admin/login.jsp"));
        assertThat(said()).containsExactly("not applicable, because this server doesn't support OAuth");
    }

    @Test
    void anIdentityServerWithoutOAuthIsAFinding(@TempDir Path folder) throws IOException {
        try (var distribution =
                SmallServer.of("WSO2 Identity Server v7.1.0", folder).open()) {
            configuration = Optional.of(inspection(distribution));
            server.at(JWKS, Reply.redirect(server.base() + "/carbon/admin/login.jsp"));
            assertThat(said())
                    .containsExactly(AT + JWKS + ": responds with 302 and an empty body instead of its keys."
                            + " Check the server's log for the reason.");
        }
    }

    private static Inspection inspection(Distribution distribution) throws IOException {
        var builds = AuditedServer.builds();
        return Inspection.of(
                new InspectionRequest(
                        builds.request().settings(),
                        KnownSecrets.none(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                builds.surroundings(),
                distribution);
    }

    // what isn't known

    @Test
    void withoutAdministratorNoTokenIsAskedFor() throws IOException {
        administrator = Optional.empty();
        assertThat(said())
                .containsExactly("by hand port-9443" + TOKEN
                        + ": wasn't asked for a token, because no administrator who may register a client is"
                        + " configured. Configure an administrator, or verify a token yourself.");
        assertThat(server.calls).containsExactly("GET " + JWKS, "GET " + DISCOVERY, "GET " + OTHER_DISCOVERY);
    }

    @Test
    void withoutKeysDirectoryKeysAreComparedByHand() throws IOException {
        certificates.clear();
        assertThat(said())
                .containsExactly("by hand port-9443" + JWKS
                        + ": wasn't compared with the key of the role primary, because no keys directory is available."
                        + " Compare it with certificates/primary.pem of the keys directory.");
    }

    @Test
    void anOpaqueTokenIsVerifiedByHandAndStillRevoked() throws IOException {
        server.signer = claims -> "8a5c7e2f-opaque-" + claims.getJWTID();
        assertThat(said())
                .containsExactly("by hand port-9443" + TOKEN
                        + ": issues opaque tokens although a JWT was requested, so no signature was verified."
                        + " Get a JWT with your own client, and verify it against /oauth2/jwks.");
        assertThat(server.calls).contains("POST " + REVOKE);
    }

    @Test
    void aServerWithoutRegistrationIsAskedForATokenByHand() throws IOException {
        server.at(REGISTER, Reply.of(404));
        assertThat(said())
                .containsExactly("by hand port-9443" + REGISTER
                        + ": doesn't exist, so no client was registered and no token verified."
                        + " Get a token with your own client, and verify it against /oauth2/jwks.");
    }

    // keys

    @Test
    void aPublishedKeyIsAFinding() throws IOException, GeneralSecurityException, JOSEException {
        var stock = stock();
        hasKeys(server.keys.get(0), OAuthServer.published(stock));
        assertThat(said())
                .containsExactly(AT + JWKS
                        + ": key 2 ships with WSO2 Identity Server 7.0.0, so anyone can sign tokens with it."
                        + " Remove it from the primary keystore: the server publishes every key in it.");
    }

    @Test
    void aStockServerIsAFinding() throws IOException, GeneralSecurityException, JOSEException {
        var stock = stock();
        hasKeys(OAuthServer.published(stock));
        server.signer = claims -> OAuthServer.signed(stock, claims);
        assertThat(said())
                .containsExactly(
                        AT + JWKS
                                + ": key 1 ships with WSO2 Identity Server 7.0.0, so anyone can sign tokens with"
                                + " it. Remove it from the primary keystore: the server publishes every key in it.",
                        NO_PRIMARY,
                        AT + TOKEN + ": issues tokens signed with a key other than that of the role primary."
                                + KEYSTORE);
    }

    @Test
    void aPublishedKeyIsAFindingWithoutKeysDirectoryToo() throws IOException, GeneralSecurityException, JOSEException {
        certificates.clear();
        administrator = Optional.empty();
        hasKeys(OAuthServer.published(stock()));
        assertThat(said()).first().asString().startsWith(AT + JWKS + ": key 1 ships with WSO2 Identity Server 7.0.0");
    }

    @Test
    void aKeyOfNobodyIsAWarning() throws IOException, JOSEException {
        hasKeys(server.keys.get(0), OAuthServer.published(OTHER));
        assertThat(said())
                .containsExactly("warning port-9443" + JWKS + ": key 2 isn't in the keys directory: "
                        + Spki.brief(OTHER.certificate().getPublicKey()) + "…." + ONE_KEY);
    }

    @Test
    void aFormerSigningKeyIsRight() throws IOException, JOSEException {
        certificates.put(
                Role.PRIMARY,
                Stream.concat(certificates.get(Role.PRIMARY).stream(), Stream.of(OTHER.certificate()))
                        .toList());
        hasKeys(server.keys.get(0), OAuthServer.published(OTHER));
        assertThat(said()).isEmpty();
    }

    @Test
    void theKeyOfAnotherRoleIsAWarning() throws IOException, JOSEException {
        certificates.put(Role.TLS, OTHER.chain());
        hasKeys(server.keys.get(0), OAuthServer.published(OTHER));
        assertThat(said())
                .containsExactly("warning port-9443" + JWKS
                        + ": key 2 is that of the role tls, so anyone who has it can sign tokens too." + ONE_KEY);
    }

    @Test
    void aWeakKeyIsAFinding() throws IOException {
        certificates.clear();
        hasKeys(server.keys.get(0), weakKey());
        assertThat(said()).contains(AT + JWKS + ": key 2 is weak: RSA-1024." + NEW_KEY);
    }

    @Test
    void aPrivateKeyIsAFinding() throws IOException {
        var whole = new RSAKey.Builder(server.keys.get(0).toRSAKey())
                .privateKey(PRIMARY.key())
                .build();
        server.at(JWKS, Reply.text(200, "application/json", new JWKSet(whole).toString(false)));
        assertThat(said())
                .containsExactly(AT + JWKS + ": key 1 includes the private key, so anyone can sign with it." + NEW_KEY);
    }

    @Test
    void aKeyOfAnotherKindIsAWarning() throws IOException, JOSEException {
        hasKeys(server.keys.get(0), new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(new byte[32])).build());
        assertThat(said())
                .containsExactly("warning port-9443" + JWKS
                        + ": key 2 can't be checked: its type is 'OKP', or its parameters are invalid." + ONE_KEY);
    }

    @Test
    void aCertificateOverAnotherKeyIsAFinding() throws IOException, GeneralSecurityException {
        var key = new RSAKey.Builder(server.keys.get(0).toRSAKey())
                .x509CertSHA256Thumbprint(null)
                .x509CertChain(null)
                .build();
        Map<String, Object> json = new LinkedHashMap<>(key.toJSONObject());
        json.put("x5c", List.of(Base64.encode(OTHER.certificate().getEncoded()).toString()));
        server.at(JWKS, Reply.json(200, Map.of("keys", List.of(json))));
        assertThat(said())
                .containsExactly(AT + JWKS + ": the certificate of key 1 (x5c) belongs to another key." + LOG);
    }

    @Test
    void aCertificateThatIsNoneIsAWarning() throws IOException {
        Map<String, Object> json = new LinkedHashMap<>(server.keys.get(0).toJSONObject());
        json.put("x5c", List.of("AAAA", 7));
        server.at(JWKS, Reply.json(200, Map.of("keys", List.of(json))));
        assertThat(said())
                .containsExactly("warning port-9443" + JWKS + ": the certificate of key 1 (x5c) can't be read." + LOG);
    }

    @Test
    void anotherCertificateOfPrimaryIsAWarning() throws IOException {
        Map<String, Object> json = new LinkedHashMap<>(server.keys.get(0).toJSONObject());
        json.remove("x5c");
        json.put("x5t#S256", Base64URL.encode(new byte[32]).toString());
        server.at(JWKS, Reply.json(200, Map.of("keys", List.of(json))));
        assertThat(said())
                .containsExactly("warning port-9443" + JWKS
                        + ": key 1 refers to a different certificate (x5t#S256) than its own. Run the server that was"
                        + " hardened with these keys: its certificate has been renewed since.");
    }

    @Test
    void twoKeysOfOneNameAreAFinding() throws IOException {
        certificates.clear();
        String kid = server.keys.get(0).getKeyID();
        Map<String, Object> other = new LinkedHashMap<>(weakKey().toJSONObject());
        other.put("kid", kid);
        server.at(
                JWKS, Reply.json(200, Map.of("keys", List.of(server.keys.get(0).toJSONObject(), other))));
        assertThat(said()).contains(AT + JWKS + ": has two keys with the same ID (kid), '" + kid + "'." + ONE_KEY);
    }

    @Test
    void noKeyAtAllIsAFinding() throws IOException {
        hasKeys();
        assertThat(said())
                .containsExactly(
                        AT + JWKS
                                + ": contains no key. Make sure that [keystore.primary] refers to the keystore and"
                                + " alias of the role primary.",
                        AT + TOKEN + ": issues tokens signed with a key (kid) that /oauth2/jwks doesn't contain."
                                + KEYSTORE);
    }

    @Test
    void moreKeysThanAnybodyHasAreAFinding() throws IOException {
        var keys = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 2000; i++) {
            keys.add(Map.of("kty", "RSA", "n", "AQ", "e", "AQAB"));
        }
        server.at(JWKS, Reply.json(200, Map.of("keys", keys)));
        administrator = Optional.empty();
        assertThat(said())
                .hasSize(103)
                .contains(AT + JWKS + ": contains 2000 keys, of which only the first 100 were checked." + ONE_KEY);
    }

    // discovery

    @Test
    void anotherHostIsAFinding() throws IOException {
        server.host = "attacker.example";
        assertThat(said())
                .containsExactly(
                        AT + OTHER_DISCOVERY + leads("'attacker.example'", "localhost"),
                        AT + DISCOVERY + leads("'attacker.example'", "localhost"));
    }

    private static String leads(String host, String expected) {
        return ": sends clients to " + host + " in authorization_endpoint, token_endpoint, jwks_uri,"
                + " check_session_iframe, end_session_endpoint, introspection_endpoint, registration_endpoint,"
                + " revocation_endpoint, userinfo_endpoint, but the server's hostname is " + expected + "." + HOSTNAME;
    }

    @Test
    void localhostIsAFindingWhereTheServerIsCalledOtherwise() throws IOException {
        try (var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            configuration = Optional.of(inspection(hardened.distribution()));
            assertThat(said())
                    .containsExactly(
                            AT + OTHER_DISCOVERY + withIssuer(leads("'localhost'", "is.example.com")),
                            AT + DISCOVERY + withIssuer(leads("'localhost'", "is.example.com")));
        }
    }

    private static String withIssuer(String line) {
        return line.replace("in authorization", "in issuer, authorization");
    }

    @Test
    void theConfiguredHostPasses() throws IOException {
        try (var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            configuration = Optional.of(inspection(hardened.distribution()));
            server.host = "is.example.com";
            server.issuer = "https://is.example.com:9443/oauth2/token";
            assertThat(said()).isEmpty();
        }
    }

    @Test
    void plainHttpIsAFinding() throws IOException {
        server.at(DISCOVERY, call -> {
            var members = server.discovery();
            members.put("token_endpoint", "http://localhost:9763/oauth2/token");
            return Reply.json(200, members);
        });
        assertThat(said())
                .containsExactly(AT + DISCOVERY + ": sends clients to an unencrypted URL in token_endpoint."
                        + " Remove the setting: [server] base_path, or [oauth.endpoints]. By default, they use HTTPS.");
    }

    @Test
    void missingAndBrokenAddressesAreFindings() throws IOException {
        server.at(DISCOVERY, call -> {
            var members = server.discovery();
            members.remove("jwks_uri");
            members.put("token_endpoint", 7);
            members.put("userinfo_endpoint", "${carbon.protocol}://localhost");
            return Reply.json(200, members);
        });
        assertThat(said())
                .containsExactly(
                        AT + DISCOVERY + ": lacks token_endpoint, jwks_uri, which clients need." + LOG,
                        AT + DISCOVERY + ": has no valid URL in userinfo_endpoint." + HOSTNAME);
    }

    @Test
    void noDiscoveryIsAFinding() throws IOException {
        server.at(DISCOVERY, Reply.of(404)).at(OTHER_DISCOVERY, Reply.of(404));
        assertThat(said())
                .containsExactly(
                        AT + DISCOVERY + ": responds with 404 and an empty body instead of its endpoints." + LOG);
    }

    // tokens

    @Test
    void aTokenUnderAnotherKeyIsAFinding() throws IOException {
        server.signer = claims -> OAuthServer.signed(OTHER, OAuthServer.kid(PRIMARY.certificate()), claims);
        assertThat(said())
                .containsExactly(AT + TOKEN
                        + ": issues tokens whose signature doesn't match the key with their key ID (kid) in"
                        + " /oauth2/jwks."
                        + KEYSTORE);
    }

    @Test
    void aTokenUnderAKeyThatIsNotThereIsAFinding() throws IOException {
        server.signer = claims -> OAuthServer.signed(OTHER, claims);
        assertThat(said())
                .containsExactly(AT + TOKEN
                        + ": issues tokens signed with a key (kid) that /oauth2/jwks doesn't contain." + KEYSTORE);
    }

    @Test
    void aTokenUnderAKeyOfNobodyIsAFinding() throws IOException, JOSEException {
        hasKeys(server.keys.get(0), OAuthServer.published(OTHER));
        server.signer = claims -> OAuthServer.signed(OTHER, claims);
        assertThat(said())
                .containsExactly(
                        "warning port-9443" + JWKS + ": key 2 isn't in the keys directory: "
                                + Spki.brief(OTHER.certificate().getPublicKey()) + "…." + ONE_KEY,
                        AT + TOKEN + ": issues tokens signed with a key other than that of the role primary."
                                + KEYSTORE);
    }

    @Test
    void aTokenThatNamesNoKeyIsAWarning() throws IOException {
        server.signer = claims -> OAuthServer.signed(PRIMARY, null, claims);
        assertThat(said())
                .containsExactly(
                        "warning port-9443" + TOKEN + ": issues tokens that don't identify their key (kid)." + LOG);
    }

    @Test
    void anUnsignedTokenIsAFinding() throws IOException {
        server.signer = claims -> new PlainJWT(claims).serialize();
        assertThat(said())
                .containsExactly(
                        AT + TOKEN + ": issues tokens without a signature (none): anyone can forge them." + ALGORITHM);
    }

    @Test
    void aTokenUnderThePublicKeyAsSecretIsAFinding() throws IOException {
        server.signer = KeysInUseTest::underPublicKey;
        assertThat(said())
                .containsExactly(AT + TOKEN
                        + ": issues tokens signed with a shared secret (HMAC): anyone who can verify them can forge"
                        + " them."
                        + ALGORITHM);
    }

    private static String underPublicKey(JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(OAuthServer.kid(PRIMARY.certificate()))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(PRIMARY.certificate().getPublicKey().getEncoded()));
        return token.serialize();
    }

    @Test
    void aTokenUnderAnUnknownAlgorithmIsAFinding() throws IOException {
        server.signer = claims -> Base64URL.encode("{\"alg\":\"RS1\"}") + "." + Base64URL.encode(claims.toString())
                + "." + Base64URL.encode("signature");
        assertThat(said())
                .containsExactly(AT + TOKEN + ": issues tokens signed with an algorithm that clients don't support."
                        + ALGORITHM);
    }

    @Test
    void aTokenOfAnotherIssuerIsAFinding() throws IOException {
        server.signer = claims -> OAuthServer.signed(
                PRIMARY,
                new JWTClaimsSet.Builder(claims)
                        .issuer("https://attacker.example")
                        .build());
        assertThat(said())
                .containsExactly(AT + TOKEN + ": issues tokens whose issuer (iss) differs from the one in " + DISCOVERY
                        + ". Remove [oauth.oidc.id_token] issuer (default: the token endpoint): clients refuse such"
                        + " tokens.");
    }

    @Test
    void aRefusedTokenIsAFinding() throws IOException {
        server.at(TOKEN, Reply.json(401, Map.of("error", "invalid_client", "error_description", ADMIN_PASSWORD)));
        assertThat(said())
                .containsExactly(AT + TOKEN + ": responds with 401 (invalid_client) instead of a token." + LOG);
    }

    @Test
    void anAnswerWithoutTokenIsAFinding() throws IOException {
        server.at(TOKEN, Reply.json(200, Map.of("token_type", "Bearer")));
        assertThat(said()).containsExactly(AT + TOKEN + ": responds without a token." + LOG);
    }

    // introspection and revocation

    @Test
    void aRevokedTokenThatStaysGoodIsAFinding() throws IOException {
        server.revokes = false;
        assertThat(said())
                .containsExactly(AT + INTROSPECT
                        + ": accepts a revoked token: a stolen token remains valid."
                        + " Install the server's security updates, and check for token caches.");
    }

    @Test
    void aNewTokenThatIsNoGoodIsAFinding() throws IOException {
        server.at(INTROSPECT, Reply.json(200, Map.of("active", false)));
        assertThat(said()).containsExactly(AT + INTROSPECT + ": rejects a token that it has just issued." + LOG);
    }

    @Test
    void anIntrospectionThatDoesNotSayIsAFinding() throws IOException {
        server.at(INTROSPECT, Reply.json(200, Map.of("active", "true")));
        assertThat(said()).containsExactly(AT + INTROSPECT + ": doesn't say whether a token is valid." + LOG);
    }

    @Test
    void aRefusedIntrospectionIsAFinding() throws IOException {
        server.at(INTROSPECT, Reply.of(403));
        assertThat(said())
                .containsExactly(AT + INTROSPECT
                        + ": responds with 403 and an empty body instead of the state of the token." + LOG);
    }

    @Test
    void aRevocationThatFailsIsAFinding() throws IOException {
        server.at(REVOKE, Reply.text(503, "text/html", "<html>" + ADMIN_PASSWORD));
        assertThat(said())
                .containsExactly(AT + REVOKE + ": responds with 503 and an HTML page instead of a confirmation that"
                        + " the token is revoked." + LOG);
    }

    // callbacks

    @Test
    void anOpenRedirectIsAFinding() throws IOException {
        server.at(AUTHORIZE, call -> Reply.redirect(call.fields().get("redirect_uri") + "?error=access_denied"));
        assertThat(said())
                .containsExactly(
                        AT + AUTHORIZE
                                + ": sends browsers to https://attacker.example/callback, which the client hasn't"
                                + " registered." + UPDATES,
                        AT + AUTHORIZE + ": sends browsers to " + server.base()
                                + "/is-hardening-verify/elsewhere, which the client hasn't registered." + UPDATES);
    }

    @Test
    void anyCallbackThatIsTakenIsAFinding() throws IOException {
        server.at(AUTHORIZE, Reply.redirect("/authenticationendpoint/login.do?sessionDataKey=1"));
        assertThat(said())
                .containsExactly(
                        AT + AUTHORIZE
                                + ": responds with 302 instead of rejecting https://attacker.example/callback, which"
                                + " the client hasn't registered." + UPDATES,
                        AT + AUTHORIZE + ": responds with 302 instead of rejecting " + server.base()
                                + "/is-hardening-verify/elsewhere, which the client hasn't registered." + UPDATES);
    }

    @Test
    void aRedirectThatBrowsersReadOtherwiseIsAFinding() throws IOException {
        server.at(AUTHORIZE, Reply.redirect("https:\\\\attacker.example/callback?oauthErrorCode=invalid_callback"));
        assertThat(said()).hasSize(2).allMatch(line -> line.contains(": responds with 302 instead of rejecting "));
        server.at(AUTHORIZE, Reply.redirect("//attacker.example/callback?oauthErrorCode=invalid_callback"));
        assertThat(said())
                .contains(AT + AUTHORIZE + ": sends browsers to https://attacker.example/callback, which the client"
                        + " hasn't registered." + UPDATES);
    }

    @Test
    void aPageInsteadOfARefusalIsAFinding() throws IOException {
        server.at(AUTHORIZE, Reply.text(200, "text/html", "<meta http-equiv=refresh>"));
        assertThat(said()).hasSize(2).allMatch(line -> line.contains(": responds with 200 instead of rejecting "));
    }

    @Test
    void aServerThatRefusesEveryCallbackIsTriedByHand() throws IOException {
        server.at(AUTHORIZE, Reply.of(400));
        assertThat(said())
                .containsExactly("by hand port-9443" + AUTHORIZE
                        + ": also rejects the registered callback, so rejecting others proves nothing."
                        + " Try both with your own client.");
    }

    // registration and removal

    @Test
    void anAdministratorWhoIsRefusedIsAFinding() throws IOException {
        administrator = Optional.of(new Account(ADMIN, Secret.of("wr0ng-p4ssword")));
        assertThat(said())
                .containsExactly(AT + REGISTER + ": rejects the administrator (401), so no client was"
                        + " registered and no token verified. Configure an administrator who may register clients.");
        assertThat(server.calls).last().isEqualTo("POST " + REGISTER);
    }

    @Test
    void aRefusedRegistrationIsAFinding() throws IOException {
        server.at(REGISTER, Reply.json(400, Map.of("error", "invalid_client_metadata")));
        assertThat(said())
                .containsExactly(
                        AT + REGISTER + ": responds with 400 (invalid_client_metadata) instead of a client." + LOG);
        assertThat(server.calls).last().isEqualTo("POST " + REGISTER);
    }

    @Test
    void aRegistrationThatFailsHalfwayIsRemoved() throws IOException {
        server.at("POST " + REGISTER, call -> {
            server.rightly(call);
            return Reply.text(500, "text/html", "<html>");
        });
        assertThat(said())
                .containsExactly(AT + REGISTER + ": responds with 500 and an HTML page instead of a client." + LOG);
        assertThat(server.calls).contains("GET " + REGISTER);
    }

    @Test
    void aRegistrationThatDoesNotTellTheNameIsRemoved() throws IOException {
        server.at("POST " + REGISTER, call -> {
            server.rightly(call);
            return Reply.json(201, Map.of("client_id", "../../../carbon", "client_secret", "s3cret"));
        });
        assertThat(said())
                .containsExactly(
                        AT + REGISTER + ": responds without the ID or the secret of the registered client." + LOG);
    }

    @Test
    void aClientThatIsNotFoundAgainIsAFinding() throws IOException {
        server.at("POST " + REGISTER, Reply.text(201, "application/json", "{"));
        assertThat(said())
                .containsExactly(
                        AT + REGISTER
                                + ": responds with 201 with something other than a JSON object instead of a client."
                                + LOG,
                        AT + REGISTER + left("it responds with 401 and an empty body to a request for it"));
    }

    @Test
    void anothersClientIsNotRemoved() throws IOException {
        server.at("POST " + REGISTER, Reply.of(500));
        server.at("GET " + REGISTER, Reply.json(200, Map.of("client_id", "console", "client_name", "Console")));
        assertThat(said())
                .containsExactly(
                        AT + REGISTER + ": responds with 500 and an empty body instead of a client." + LOG,
                        AT + REGISTER + left("it responds with 200 to a request for it"));
        assertThat(server.calls).noneMatch(call -> call.startsWith("DELETE"));
    }

    private static String left(String why) {
        return ": may still have the test client NAME: " + why
                + ". Remove the application NAME in the server's console.";
    }

    @Test
    void aClientThatStaysIsAFinding() throws IOException {
        server.at("DELETE " + REGISTER, Reply.of(500));
        clientStays = true;
        assertThat(said())
                .containsExactly(AT + REGISTER + left("it responds with 500 and an empty body instead of removing it"));
        assertThat(server.clients()).hasSize(1);
    }

    @Test
    void aServerThatDiesWhenAskedToRemoveIsAFinding() throws IOException {
        server.at("DELETE " + REGISTER, call -> {
            throw new IOException("gone");
        });
        clientStays = true;
        assertThat(said()).containsExactly(AT + REGISTER + left("it doesn't respond to the request to remove it"));
    }

    @Test
    void aServerThatDiesIsLeftWithoutAClient() {
        server.at(TOKEN, call -> {
            throw new IOException("gone");
        });
        assertThatThrownBy(this::said).isInstanceOf(IOException.class);
    }

    @Test
    void aRegistrationWithoutAnswerIsRemoved() {
        patience = Duration.ofSeconds(1);
        server.at("POST " + REGISTER, call -> {
            server.rightly(call);
            throw new IOException("gone");
        });
        assertThatThrownBy(this::said).isInstanceOf(IOException.class);
        assertThat(server.calls).last().asString().startsWith("DELETE");
    }

    @Test
    void whoeverStopsTheBuildLeavesNoClient() throws InterruptedException {
        var asking = new Thread(() -> assertThatThrownBy(this::said).isInstanceOf(IOException.class));
        server.at(INTROSPECT, call -> {
            asking.interrupt();
            return server.rightly(call);
        });
        asking.start();
        asking.join(20_000);
        assertThat(asking.isAlive()).isFalse();
        assertThat(server.calls).last().asString().startsWith("DELETE");
    }

    // what is no answer

    @Test
    void aLoginPageInPlaceOfKeysIsAFinding() throws IOException {
        server.at(JWKS, Reply.text(200, "text/html", "\n<!DOCTYPE html><html>"));
        administrator = Optional.empty();
        assertThat(said()).contains(AT + JWKS + ": responds with 200 and an HTML page instead of its keys." + RSA);
    }

    /** What JwksEndpoint says where primary is an EC key. */
    @Test
    void anErrorInPlaceOfKeysIsAFinding() throws IOException {
        server.at(
                JWKS,
                Reply.text(
                        200, "application/json", "Error while generating the keyset for tenant domain: carbon.super"));
        assertThat(said())
                .containsExactly(AT + JWKS
                        + ": responds with 200 with something other than a JSON object instead of its keys." + RSA);
    }

    @Test
    void brokenAnswersAreFindings() throws IOException {
        administrator = Optional.empty();
        for (String broken : List.of(
                "[]",
                "{",
                "{} {}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":" + "[".repeat(100_000),
                "{\"keys\":" + "{\"a\":".repeat(100_000),
                "{\"keys\":" + "9".repeat(100_000) + "}",
                "{\"keys\":NaN}",
                "{\"keys\":\"\u0001\"}")) {
            server.at(JWKS, Reply.text(200, "application/json", broken));
            assertThat(said())
                    .as(broken.substring(0, Math.min(40, broken.length())))
                    .contains(AT + JWKS
                            + ": responds with 200 with something other than a JSON object instead of its keys." + RSA);
        }
    }

    @Test
    void anAnswerWithoutKeysIsAFinding() throws IOException {
        administrator = Optional.empty();
        for (String broken : List.of("{}", "{\"keys\":{}}", "{\"keys\":null}", "{\"keys\":1e99999999999999999999}")) {
            server.at(JWKS, Reply.text(200, "application/json", broken));
            assertThat(said()).as(broken).contains(AT + JWKS + ": responds without keys." + LOG);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsAFinding() throws IOException {
        administrator = Optional.empty();
        server.at(JWKS, Reply.text(200, "application/json", "{\"keys\":[]," + " ".repeat(5 << 20) + "}"));
        assertThat(said())
                .contains(AT + JWKS + ": responds with 200 and more than a megabyte instead of its keys." + RSA);
    }

    @Test
    void anAnswerThatDoesNotComeEnds() {
        patience = Duration.ofMillis(300);
        server.at(JWKS, call -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(200);
        });
        assertThatThrownBy(this::said)
                .isInstanceOf(IOException.class)
                .hasMessage("no complete response from %s within 300 ms", server.base());
    }

    @Test
    void whatIsQuotedIsCutAndShows() throws IOException {
        certificates.clear();
        administrator = Optional.empty();
        String kind = "\u001b[31m\r\nINFO " + "x".repeat(500);
        server.at(JWKS, Reply.json(200, Map.of("keys", List.of(Map.of("kty", kind)))));
        assertThat(said())
                .contains("warning port-9443" + JWKS + ": key 1 can't be checked: its type is ' [31m INFO "
                        + "x".repeat(188) + "…', or its parameters are invalid." + ONE_KEY);
    }

    @Test
    void secretsThatAServerEchoesAreNotRepeated() throws IOException {
        // said() looks for them.
        for (String path : List.of(JWKS, DISCOVERY, REGISTER, TOKEN, INTROSPECT, REVOKE, AUTHORIZE)) {
            OAuthServer.Handler echo = call -> {
                String all = call.authorization() + call.body() + call.fields();
                return Reply.json(500, Map.of("error", all, "kty", all));
            };
            server.at(path.equals(REGISTER) ? "POST " + REGISTER : path, echo);
            assertThat(said()).as(path).isNotEmpty();
        }
    }
}
