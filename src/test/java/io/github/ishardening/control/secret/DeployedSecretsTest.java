package io.github.ishardening.control.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployedSecretsTest {

    private static final String OWN_KEY = "0123456789abcdef0123456789abcdef";
    /** {@code admin}, encrypted by the kernel's own SymmetricKeyInternalCryptoProvider with the key of every pack. */
    private static final String UNDER_STOCK_KEY =
            "eyJjIjoiZXlKamFYQm9aWElpT2lKTlFUUktkMXA2UzJFeWVrdFBWbEZaVTBNeVUwcHpTMVZUYVZOWklpd2lhVzVwZEdsaGJH"
                    + "bDZZWFJwYjI1V1pXTjBiM0lpT2lKaGIwaG5iR3BQWVZSVGNYSnhSM1ZsTnpaQ0x6WkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFV"
                    + "RkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFV"
                    + "RkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFV"
                    + "RkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVFOUluMD0iLCJ0IjoiQUVTL0dDTS9Ob1BhZGRpbmciLCJpdiI6ImFv"
                    + "SGdsak9hVFNxcnFHdWU3NkIvNkFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
                    + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
                    + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQT0ifQ==";

    /** The same under {@link #OWN_KEY}. */
    private static final String UNDER_OWN_KEY =
            "eyJjIjoiZXlKamFYQm9aWElpT2lKbGJEUmpVMUZ6ZWtab2NtOHpWV3hCVXpkMlZ6ZzBkVmxtTjJKbUlpd2lhVzVwZEdsaGJH"
                    + "bDZZWFJwYjI1V1pXTjBiM0lpT2lJNU1VSk9VVk5IVTFGaVpXWXJZVFZ4Vlc5TVZuWjNRVUZCUVVGQlFVRkJRVUZCUVVGQlFV"
                    + "RkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFV"
                    + "RkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFV"
                    + "RkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVFOUluMD0iLCJ0IjoiQUVTL0dDTS9Ob1BhZGRpbmciLCJpdiI6Ijkx"
                    + "Qk5RU0dTUWJlZithNXFVb0xWdndBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
                    + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
                    + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQT0ifQ==";

    /** As Identity Server before 5.11 does, with the key of its store. */
    private static final String UNDER_STORE =
            "kuv2MubUUveMyv6GeHrXr9il59ajJIqUI4eoYHcgGKf/BBFOWn96NTjJQI+wYbWjKW6r79S7L7ZzgYeWx7DlGbff5X3pBN2G";

    private static final String PUBLISHER = "repository/deployment/server/eventpublishers/Authentication.xml";
    private static final String USER_STORE = "repository/deployment/server/userstores/partners.xml";
    private static final String CURE =
            " Replace it with the plain secret and encrypted=\"false\": the server encrypts it with its own key at"
                    + " the next start. Or restore the file from the stock distribution.";

    private AuditedServer server;

    @BeforeEach
    void opensAHardenedKernel() throws IOException {
        server = AuditedServer.hardened(Kernel.PKCS12);
    }

    @AfterEach
    void closesIt() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLISHER,
                "repository/deployment/server/eventreceivers/Logins.xml",
                "repository/tenants/1/eventpublishers/Authentication.xml"
            })
    void findsWhatAnEarlierStartEncryptedWithThePublishedKey(String path) throws IOException {
        server.put(path, publisher("true", UNDER_STOCK_KEY));

        assertThat(server.findings(new DeployedSecrets()))
                .containsExactly("error " + path + underStockKey(5, "password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {USER_STORE, "repository/tenants/12/userstores/partners.xml"})
    void findsItInUserStoresToo(String path) throws IOException {
        server.put(path, userStore("encrypted=\"TRUE\"", "\n    " + UNDER_STOCK_KEY));

        assertThat(server.findings(new DeployedSecrets()))
                .containsExactly("error " + path + underStockKey(4, "ConnectionPassword"));
    }

    @Test
    void findsItInAnIdentityServer() throws IOException {
        try (var identityServer = AuditedServer.hardenedLookAlike()) {
            assertThat(identityServer.findings(new DeployedSecrets())).isEmpty();
            identityServer.put(PUBLISHER, publisher("true", UNDER_STOCK_KEY));

            assertThat(identityServer.findings(new DeployedSecrets()))
                    .containsExactly("error " + PUBLISHER + underStockKey(5, "password"));
        }
    }

    @Test
    void findsItWithoutTheServersKeys() throws IOException {
        server.put(PUBLISHER, publisher("true", UNDER_STOCK_KEY));

        assertThat(server.findingsWithoutKeys(new DeployedSecrets()))
                .containsExactly("error " + PUBLISHER + underStockKey(5, "password"));
    }

    @Test
    void warnsOfItWhereTheServerHasData() throws IOException {
        server.put(PUBLISHER, publisher("true", UNDER_STOCK_KEY)).withData();

        assertThat(server.findings(new DeployedSecrets()))
                .containsExactly("warning " + PUBLISHER + underStockKey(5, "password"));
    }

    @Test
    void findsWhatTheServerCanNotDecrypt() throws IOException {
        server.put(PUBLISHER, publisher("true", UNDER_OWN_KEY));

        assertThat(server.findings(new DeployedSecrets()))
                .containsExactly("error " + PUBLISHER
                        + ":5: password is encrypted with a key that the server doesn't have, so the server can't use"
                        + " it."
                        + CURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "old_key"})
    void letsWhatTheServerDecryptsPass(String key) throws IOException {
        String own = "key = \"$secret{encryption_key}\"";
        server.put(PUBLISHER, publisher("true", UNDER_OWN_KEY))
                .replace(
                        ServerFiles.DEPLOYMENT_TOML,
                        own,
                        (key.equals("key") ? "" : own + "\n") + key + " = \"" + OWN_KEY + "\"");

        assertThat(server.findings(new DeployedSecrets())).isEmpty();
    }

    @Test
    void doesNotDecideOnAServerWithoutThem() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12)) {
            for (var each : List.of(stock, server)) {
                assertThat(each.findings(new DeployedSecrets())).isEmpty();
                assertThat(each.notApplicable(new DeployedSecrets()))
                        .containsExactly("no event publisher or user store has a secret");
            }
        }
    }

    @Test
    void doesNotDecideWhatItHasNoKeyFor() throws IOException {
        server.put(PUBLISHER, publisher("true", UNDER_OWN_KEY));
        assertThat(server.findingsWithoutKeys(new DeployedSecrets())).isEmpty();
        assertThat(reason(server.observationsWithoutKeys().notApplicable()))
                .isEqualTo("the value of encryption.key isn't available");

        server.put(PUBLISHER, publisher("true", UNDER_STORE));
        assertThat(server.findings(new DeployedSecrets())).isEmpty();
        assertThat(reason(server.observations().notApplicable()))
                .isEqualTo(PUBLISHER + " contains values that aren't encrypted with an [encryption] key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA/ECB/OAEPwithSHA1andMGF1Padding", "RSA/ECB/PKCS1Padding"})
    void findsWhatTheKeyOfAStoreEncryptedThatIsReplaced(String transformation) throws Exception {
        var stock = certificate(
                Kernel.OLDEST.read(Kernel.OLDEST.store("wso2carbon")), "wso2carbon", "wso2carbon".toCharArray());
        try (var oldest = AuditedServer.hardened(Kernel.OLDEST)) {
            var own = certificate(
                    oldest.distribution().read(Kernel.OLDEST.store("internal")),
                    "internal",
                    HardenedServer.password("internal").toCharArray());
            oldest.put(PUBLISHER, publisher("true", encrypted(own, transformation)));
            oldest.put(USER_STORE, userStore("encrypted=\"true\"", json(encrypted(own, transformation))));
            assertThat(oldest.findings(new DeployedSecrets())).isEmpty();

            oldest.put(PUBLISHER, publisher("true", encrypted(stock, transformation)));
            oldest.put(USER_STORE, userStore("encrypted=\"true\"", json(encrypted(stock, transformation))));
            String said = " is encrypted with a key that the server doesn't have, so the server can't use it." + CURE;
            assertThat(oldest.findings(new DeployedSecrets()))
                    .containsExactlyInAnyOrder(
                            "error " + PUBLISHER + ":5: password" + said,
                            "error " + USER_STORE + ":3: ConnectionPassword" + said);
            assertThat(oldest.findingsWithoutKeys(new DeployedSecrets())).isEmpty();
            assertThat(reason(oldest.observationsWithoutKeys().notApplicable()))
                    .isEqualTo("the key of internal can't be opened in this build");

            oldest.put(PUBLISHER, publisher("true", UNDER_STOCK_KEY)).put(USER_STORE, userStore("", "own"));
            assertThat(reason(oldest.observations().notApplicable()))
                    .isEqualTo(PUBLISHER + " contains values that aren't encrypted with the key of a store");
        }
    }

    private static Certificate certificate(byte[] jks, String alias, char[] password) throws Exception {
        var store = KeyStore.getInstance("JKS");
        store.load(new ByteArrayInputStream(jks), password);
        return store.getCertificate(alias);
    }

    private static String encrypted(Certificate certificate, String transformation) throws Exception {
        var cipher = Cipher.getInstance(transformation);
        cipher.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey());
        return Base64.getEncoder().encodeToString(cipher.doFinal("admin".getBytes(UTF_8)));
    }

    private static String json(String cipher) {
        return Base64.getEncoder()
                .encodeToString("{\"c\":\"%s\",\"t\":\"RSA\"}".formatted(cipher).getBytes(UTF_8));
    }

    @Test
    void warnsOfPublishedPasswordsInClear() throws IOException {
        server.put(PUBLISHER, publisher("false", "admin"));
        server.put(USER_STORE, userStore("", "wso2carbon"));
        String said =
                " has a publicly known password. Change it on that server, then set it here: the server encrypts it"
                        + " at the"
                        + " next start.";

        assertThat(server.findings(new DeployedSecrets()))
                .containsExactlyInAnyOrder(
                        "warning " + PUBLISHER + ":5: password" + said,
                        "warning " + USER_STORE + ":3: ConnectionPassword" + said);
    }

    @Test
    void letsPasswordsOfOnesOwnPass() throws IOException {
        server.put(PUBLISHER, publisher("false", "a password of one's own"));
        server.put(USER_STORE, userStore("encrypted=\"false\"", ""));
        server.put("repository/deployment/server/eventstreams/Logins.xml", publisher("true", UNDER_STOCK_KEY));

        assertThat(server.findings(new DeployedSecrets())).isEmpty();
    }

    @Test
    void namesTheLineOfEachInAFileOfMany() throws IOException {
        server.put(USER_STORE, "<stores>\n" + userStore("", "admin").repeat(2) + "</stores>");

        assertThat(server.findings(new DeployedSecrets()))
                .extracting(finding -> finding.replaceFirst(": .*", ""))
                .containsExactly("warning " + USER_STORE + ":4", "warning " + USER_STORE + ":8");
    }

    @Test
    void namesTheFileWhereASecretIsWrittenInAnotherWay() throws IOException {
        server.put(USER_STORE, userStore("", "<![CDATA[admin]]>"));

        assertThat(server.findings(new DeployedSecrets()))
                .singleElement()
                .asString()
                .startsWith("warning " + USER_STORE + ": ConnectionPassword has a publicly known password.");
    }

    @Test
    @Timeout(20)
    void readsAFileOnceHoweverManySecretsItHolds() throws IOException {
        server.put(
                USER_STORE,
                "<UserStoreManager>%s</UserStoreManager>"
                        .formatted("<Property name=\"password\">&#97;dmin</Property>\n".repeat(20_000)));

        assertThat(server.findings(new DeployedSecrets())).hasSize(20_000);
    }

    private static String reason(Iterable<NotApplicable> undecided) {
        for (NotApplicable each : undecided) {
            if (each.rule().id().equals("deployed-secrets")) {
                return each.reason();
            }
        }
        return "";
    }

    private static String underStockKey(int line, String name) {
        return ":%d: %s is encrypted with the publicly known key that ships with every Identity Server."
                        .formatted(line, name)
                + CURE;
    }

    /** In the form in which Identity Server ships its publishers; the password is in line 5. */
    private static String publisher(String encrypted, String password) {
        return """
                <eventPublisher name="Authentication" xmlns="http://wso2.org/carbon/eventpublisher">
                  <from streamName="org.wso2.is.analytics.stream.OverallAuthentication" version="1.0.0"/>
                  <to eventAdapterType="wso2event">
                    <property name="username">admin</property>
                    <property encrypted="%s" name="password">%s</property>
                  </to>
                </eventPublisher>
                """.formatted(encrypted, password);
    }

    /** With the password in line 3. */
    private static String userStore(String attribute, String password) {
        return """
                <UserStoreManager class="org.wso2.carbon.user.core.ldap.UniqueIDReadOnlyLDAPUserStoreManager">
                  <Property name="ConnectionURL">ldaps://ldap.example.com:636</Property>
                  <Property name="ConnectionPassword" %s>%s</Property>
                </UserStoreManager>
                """.formatted(attribute, password);
    }
}
