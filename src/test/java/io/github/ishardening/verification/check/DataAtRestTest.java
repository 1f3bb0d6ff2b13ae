package io.github.ishardening.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.H2Jar;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.check.CompletedStart.Ending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With databases that H2 has made, and what the kernel's own cryptography service has encrypted. */
class DataAtRestTest {

    private static final CompletedStart.Log NOTHING_SAID = new CompletedStart.Log(List.of(), List.of());

    private static final String OWN_KEY = "0123456789abcdef0123456789abcdef";
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

    private static final String DATABASE = "repository/database/WSO2SHARED_DB";
    private static final String FILE = DATABASE + ".mv.db";
    private static final String TABLE =
            "CREATE TABLE IDP_AUTHENTICATOR_PROPERTY (ID INTEGER PRIMARY KEY, NAME VARCHAR(64),"
                    + " PROPERTY_VALUE VARCHAR(2047), LONG_VALUE CLOB, BYTES VARBINARY(4000))";
    private static final String STOCK =
            "contains values encrypted with the publicly known key that ships with every Identity Server.";
    private static final String ANEW =
            " Set your own key before the first start, and delete the data that the server has written.";
    private static final String OTHER =
            "warning %s: contains values encrypted with an unknown key. Find out what wrote them: the server can't"
                    + " decrypt them with its current keys.";
    private static final KnownSecrets OURS =
            name -> Optional.of(Secret.of(OWN_KEY)).filter(key -> name.equals(SecretName.ENCRYPTION_KEY));

    @TempDir
    private Path home;

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
    @ValueSource(strings = {"1.4.199", "2.1.210", "2.2.224"})
    void namesWhatIsUnderThePublishedKey(String engine) throws Exception {
        database(engine, insert("PROPERTY_VALUE", UNDER_STOCK_KEY));

        assertThat(said().findings()).containsExactly("error " + FILE + ": " + STOCK + ANEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.199", "2.1.210", "2.2.224"})
    void findsItInLargeObjects(String engine) throws Exception {
        database(engine, insert("LONG_VALUE", UNDER_STOCK_KEY));

        assertThat(said().findings()).containsExactly("error " + FILE + ": " + STOCK + ANEW);
    }

    @Test
    void findsItInBytes() throws Exception {
        database(
                "2.2.224",
                TABLE,
                "INSERT INTO IDP_AUTHENTICATOR_PROPERTY (ID, BYTES) VALUES (1, STRINGTOUTF8('%s'))"
                        .formatted(UNDER_STOCK_KEY));

        assertThat(said().findings()).containsExactly("error " + FILE + ": " + STOCK + ANEW);
    }

    @Test
    void findsJsonThatIsNotInBase64() throws Exception {
        String json = new String(Base64.getDecoder().decode(UNDER_STOCK_KEY), StandardCharsets.US_ASCII);
        database("2.2.224", insert("PROPERTY_VALUE", json));

        assertThat(said().findings()).containsExactly("error " + FILE + ": " + STOCK + ANEW);
    }

    @Test
    void findsItAmongManyRows() throws Exception {
        database(
                "2.2.224",
                TABLE,
                "INSERT INTO IDP_AUTHENTICATOR_PROPERTY (ID, NAME, PROPERTY_VALUE) SELECT X, 'n' || X, '%s' FROM"
                                .formatted(UNDER_OWN_KEY)
                        + " SYSTEM_RANGE(1, 3000)",
                "UPDATE IDP_AUTHENTICATOR_PROPERTY SET PROPERTY_VALUE = '%s' WHERE ID = 1234"
                        .formatted(UNDER_STOCK_KEY));

        assertThat(said().findings()).containsExactly("error " + FILE + ": " + STOCK + ANEW);
    }

    @Test
    void saysHowDataMovesWhereTheServerHasSome() throws Exception {
        database("2.2.224", insert("PROPERTY_VALUE", UNDER_STOCK_KEY));

        assertThat(said(OURS, Ending.STARTED, true).findings())
                .containsExactly(
                        "warning " + FILE + ": " + STOCK
                                + " Re-encrypt the data with your own key: WSO2's documentation, \"Blue-Green Data"
                                + " Encryption Key"
                                + " Rotation\" (https://is.docs.wso2.com/en/6.0.0/deploy/security/blue-green-data-encryption-keyrotation/).");
    }

    @Test
    void letsPassWhatIsUnderTheOwnKey() throws Exception {
        database("2.2.224", insert("PROPERTY_VALUE", UNDER_OWN_KEY));
        var said = said();

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable()).isEmpty();
    }

    @Test
    void namesWhatNoKeyAtHandOpens() throws Exception {
        database("2.2.224", insert("PROPERTY_VALUE", UNDER_OWN_KEY));

        assertThat(said(Looked.secrets(), Ending.STARTED, false).findings()).containsExactly(OTHER.formatted(FILE));
    }

    @Test
    void doesNotBlameAKeyThatIsNotKnown() throws Exception {
        database("2.2.224", insert("PROPERTY_VALUE", UNDER_OWN_KEY));
        var said = said(KnownSecrets.none(), Ending.STARTED, false);

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable()).containsExactly("the value of encryption.key isn't available");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository/deployment/server/eventpublishers/Authentication.xml",
                "repository/tenants/1/userstores/partners.xml"
            })
    void looksIntoWhatIsDeployed(String path) throws IOException {
        put(path, "<a><property name=\"password\" encrypted=\"true\">%s</property></a>".formatted(UNDER_STOCK_KEY));
        put("repository/deployment/server/other/a.xml", UNDER_STOCK_KEY);

        assertThat(said().findings()).containsExactly("error " + path + ": " + STOCK + ANEW);
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void namesWhatIsUnderThePublishedKeyOfAStore(Kernel kernel) throws Exception {
        try (var stock = AuditedServer.stock(kernel)) {
            database("2.2.224", insert("PROPERTY_VALUE", byStore(kernel, kernel.read(kernel.store("wso2carbon")))));

            assertThat(said(stock, KnownSecrets.none(), Ending.STARTED, false).findings())
                    .singleElement()
                    .asString()
                    .startsWith("error " + FILE + ": contains values encrypted with the publicly known key of WSO2"
                            + " Identity"
                            + " Server ")
                    .endsWith("." + ANEW);
        }
    }

    @Test
    void namesWhatNoStoreAtHandOpens() throws Exception {
        database(
                "2.2.224",
                insert(
                        "PROPERTY_VALUE",
                        byStore(Kernel.PKCS12, Kernel.PKCS12.read(Kernel.PKCS12.store("wso2carbon")))));

        assertThat(said(Looked.secrets(), Ending.STARTED, false).findings()).containsExactly(OTHER.formatted(FILE));
    }

    @Test
    void saysSoWhereNothingIsEncrypted() throws Exception {
        database("2.2.224", insert("PROPERTY_VALUE", "eyJjdHkiOiJKV1QiLCJhbGciOiJSUzI1NiJ9".repeat(4)));
        var said = said();

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable()).containsExactly("the server hasn't written any encrypted values");
    }

    @Test
    void saysSoWhereTheServerDidNotStart() throws Exception {
        database("2.2.224", insert("PROPERTY_VALUE", UNDER_STOCK_KEY));
        var said = said(OURS, Ending.TIMED_OUT, false);

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable()).containsExactly("the server didn't start");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db.example.com:3306/shared, WSO2_SHARED_DB is a database server, which isn't checked",
                "jdbc:h2:./repository/database/X;CIPHER=AES, H2 compresses or encrypts the file of WSO2_SHARED_DB",
                "jdbc:h2:./repository/database/X;LOCK_TIMEOUT=60000;COMPRESS=TRUE, H2 compresses or encrypts the file of WSO2_SHARED_DB",
                "jdbc:h2:../X, the file of WSO2_SHARED_DB isn't in the server's folder",
                "jdbc:h2:/etc/X, the file of WSO2_SHARED_DB isn't in the server's folder"
            })
    void saysWhatItCanNotLookInto(String urlAndReason) throws IOException {
        String[] both = urlAndReason.split(", ", 2);
        server.replace(
                ServerFiles.DEPLOYMENT_TOML,
                "jdbc:h2:./repository/database/WSO2SHARED_DB;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000\"",
                both[0] + "\"");
        var said = said();

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable()).contains(both[1]);
    }

    @Test
    void doesNotPassAFormatThatCutsValues() throws IOException {
        put(DATABASE + ".h2.db", UNDER_OWN_KEY);
        var said = said();

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable())
                .containsExactly(DATABASE + ".h2.db is in an H2 format that truncates long values");
    }

    @Test
    void looksIntoNoFileThatIsTooLarge() throws IOException {
        put(FILE, UNDER_STOCK_KEY);
        try (var file = new RandomAccessFile(home.resolve(FILE).toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        var said = said();

        assertThat(said.findings()).isEmpty();
        assertThat(said.notApplicable()).contains(FILE + " is larger than 64 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJj", "{\"c\":\"", "eyJj{\"c\":\"AAAA\"}", "=", "\n", "eyJjIjoi"})
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void isNotHeldUpByAHostileFile(String piece) throws IOException {
        put(FILE, piece.repeat((16 << 20) / piece.length()));

        assertThat(said().findings()).isEmpty();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void stopsAfterSomeTime() throws IOException {
        var values = new StringBuilder();
        String json = new String(Base64.getDecoder().decode(byStoreLength()), StandardCharsets.US_ASCII);
        for (int i = 0; i < 30_000; i++) {
            values.append(json.replace("AAAAAAAA\"", "%08d\"".formatted(i)));
        }
        put(FILE, values.toString());

        assertThat(said(Looked.secrets(), Ending.STARTED, false).findings()).containsExactly(OTHER.formatted(FILE));
    }

    private static String byStoreLength() {
        String cipher = Base64.getEncoder().encodeToString(new byte[384]);
        return Base64.getEncoder()
                .encodeToString("{\"c\":\"%s\",\"t\":\"RSA/ECB/OAEPwithSHA1andMGF1Padding\"}"
                        .formatted(cipher)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** As {@code KeyStoreBasedInternalCryptoProvider} has it, by the JDK. */
    private static String byStore(Kernel kernel, byte[] content) throws Exception {
        var store = KeyStore.getInstance(kernel.type().name());
        store.load(new ByteArrayInputStream(content), "wso2carbon".toCharArray());
        var cipher = Cipher.getInstance("RSA/ECB/OAEPwithSHA1andMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, store.getCertificate("wso2carbon"));
        String text = Base64.getEncoder().encodeToString(cipher.doFinal("secret".getBytes(StandardCharsets.UTF_8)));
        String json = "{\"c\":\"%s\",\"t\":\"RSA/ECB/OAEPwithSHA1andMGF1Padding\",\"tp\":\"00\",\"tpd\":\"SHA-1\"}"
                .formatted(text);
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] insert(String column, String value) {
        return new String[] {
            TABLE, "INSERT INTO IDP_AUTHENTICATOR_PROPERTY (ID, %s) VALUES (1, '%s')".formatted(column, value)
        };
    }

    private void database(String engine, String... statements) throws Exception {
        Files.createDirectories(home.resolve(FILE).getParent());
        H2Jar.of(engine).run(home.resolve(FILE), statements);
    }

    private void put(String path, String content) throws IOException {
        Files.createDirectories(home.resolve(path).getParent());
        Files.writeString(home.resolve(path), content);
    }

    private Looked said() throws IOException {
        return said(OURS, Ending.STARTED, false);
    }

    private Looked said(KnownSecrets secrets, Ending ending, boolean existing) throws IOException {
        return said(server, secrets, ending, existing);
    }

    private Looked said(AuditedServer started, KnownSecrets secrets, Ending ending, boolean existing)
            throws IOException {
        var looked = Looked.by(new DataAtRest().rule());
        new DataAtRest()
                .review(
                        new CompletedStart(
                                1, ending, NOTHING_SAID, home, Looked.inspection(started, secrets, existing), secrets),
                        looked.said());
        return looked;
    }
}
