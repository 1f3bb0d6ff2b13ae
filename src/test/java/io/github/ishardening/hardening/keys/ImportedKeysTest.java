package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.Keytool;
import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.keys.KeyStatus;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedKeysTest {

    private static final String[] RSA = {"-keyalg", "RSA", "-keysize", "2048", "-validity", "90"};
    private static final String[] TLS = {
        "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "90", "-ext", "san=dns:*.example.com"
    };

    @TempDir
    Path temporary;

    private KeyBuilds builds;
    private Keytool keytool;

    @BeforeEach
    void startWithoutKeys() {
        builds = new KeyBuilds(temporary.resolve("keys"));
        keytool = new Keytool(temporary);
    }

    @Test
    void areTakenOverUnderOnePassword() throws Exception {
        give(Role.PRIMARY, keytool.store("primary.jks", "wso2carbon", RSA));
        give(Role.TLS, keytool.store("tls.p12", "server", TLS));

        ServerKeys keys = builds.run();

        for (Role role : new Role[] {Role.PRIMARY, Role.TLS}) {
            RoleKey key = keys.key(role);
            assertThat(key.status()).isEqualTo(KeyStatus.TAKEN_OVER);
            assertThat(KeystoreReader.open("store", key.store(), Secret.of(Keytool.STORE_PASSWORD))
                            .entry(role.id(), Secret.of(Keytool.STORE_PASSWORD)))
                    .isEqualTo(key.entry());
        }
        assertThat(keys.key(Role.PRIMARY)
                        .entry()
                        .certificate()
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=wso2carbon,O=Example");
        assertThat(keys.key(Role.INTERNAL).status()).isEqualTo(KeyStatus.CREATED);
        assertThat(Files.readString(builds.folder.resolve("keys.lock")))
                .contains("\nprimary RSA-2048 sha256:"
                        + Spki.sha256(keys.key(Role.PRIMARY).entry().certificate()));
        var before = builds.snapshot();
        assertThat(builds.run().keys().isChanged()).isFalse();
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void leaveTheServerAnInternalNameThatTheirCertificateIsFor() throws Exception {
        assertThat(builds.run().host()).isEqualTo(new ServerHost("is.example.com", "localhost"));
        var others = new KeyBuilds(temporary.resolve("others"));
        builds = others;
        give(Role.TLS, keytool.store("tls.p12", "server", TLS));
        assertThat(others.run().host()).isEqualTo(new ServerHost("is.example.com", "is.example.com"));
    }

    @Test
    void decryptTheDataOfAServerThatHasSome() throws Exception {
        builds.data = StoredData.UNDER_ANY_KEY;
        give(
                Role.INTERNAL,
                keytool.store("internal.jks", "old", "-keyalg", "RSA", "-keysize", "1024", "-validity", "10"));

        assertThat(builds.run("4.5.1").key(Role.INTERNAL).status()).isEqualTo(KeyStatus.TAKEN_OVER);

        assertThat(builds.said)
                .contains(
                        "WARNING <keystores><internal>: has a weak key, RSA-1024.",
                        "WARNING <keystores><internal>: CN=old,O=Example expired on 2026-11-11.");
    }

    @Test
    void areNeverReplacedByTheWay() throws Exception {
        give(Role.TLS, keytool.store("tls.p12", "server", TLS));
        String first = Spki.sha256(builds.run().key(Role.TLS).entry().certificate());
        give(Role.TLS, keytool.store("other.p12", "server", TLS));
        var before = builds.snapshot();

        assertThatThrownBy(builds::run)
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching(
                        "<keystores><tls>: provides the key sha256:[0-9a-f]{64}, but keys\\.lock expects sha256:"
                                + first
                                + "\\. Provide that key, or adopt this one with rotate-key"
                                + " -Dis-hardening\\.role=tls\\.");
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void getANewCertificateWhereTheStoreHasOne() throws Exception {
        Path store = keytool.store("tls.p12", "server", TLS);
        give(Role.TLS, store);
        builds.run();
        keytool(
                "-selfcert",
                "-alias",
                "server",
                "-keystore",
                store.toString(),
                "-validity",
                "400",
                "-startdate",
                "2026/11/02 00:00:00",
                "-ext",
                "san=dns:is.example.com");

        assertThat(builds.run().key(Role.TLS).toString())
                .isEqualTo("tls: renewed with the same key (certificate: a different one is configured)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRIMARY | -keyalg EC -groupname secp256r1 | <keystores><primary><algorithm>: must be RSA, because"
                        + " the server signs tokens and SAML with RSA, but is EC-P256.",
                "PRIMARY | -keyalg RSA -keysize 1024 | <keystores><primary>: has a weak key, RSA-1024. Provide one"
                        + " with 2048 bits or more.",
                "PRIMARY | -keyalg RSA -keysize 2048 -sigalg SHA1withRSA | <keystores><primary>:"
                        + " CN=server,O=Example has a"
                        + " weak signature, SHA1withRSA. Have it reissued with SHA-256 or stronger.",
                "PRIMARY | -keyalg RSA -keysize 2048 -validity 5 | <keystores><primary>: CN=server,O=Example expired on"
                        + " 2026-11-06. Have it reissued.",
                "PRIMARY | -keyalg RSA -keysize 2048 -startdate 2027/01/01 | <keystores><primary>:"
                        + " CN=server,O=Example is"
                        + " not valid before 2027-01-01. Check the clock, or wait.",
                "TLS | -keyalg EC -groupname secp256r1 -ext san=dns:other.example.org | <keystores><tls>:"
                        + " CN=server,O=Example doesn't cover the hostname is.example.com. Have it issued with this"
                        + " subject alternative name, or change <hostname>.",
                "TLS | -keyalg Ed25519 -ext san=dns:is.example.com | <keystores><tls>: has a key of the type EdDSA."
                        + " Use RSA-2048, RSA-3072 or RSA-4096, or for tls and the authority EC-P256 or EC-P384.",
                "TLS | -keyalg EC -groupname secp256r1 -ext san=dns:is.example.com -ext eku=clientAuth |"
                        + " <keystores><tls>:"
                        + " CN=server,O=Example doesn't allow the usage serverAuth. Have it reissued with this usage.",
                "CA | -keyalg EC -groupname secp256r1 -ext bc:c -ext ku:c=cRLSign | <certificateAuthority>:"
                        + " CN=server,O=Example may not sign certificates. Provide one with the key usage keyCertSign.",
                "CA | -keyalg EC -groupname secp256r1 | <certificateAuthority>: CN=server,O=Example is not the"
                        + " certificate"
                        + " of an authority. Provide one with the basic constraint CA:TRUE."
            })
    void areHeldToWhatIsTrueOfOwnKeys(Role role, String options, String message) throws Exception {
        give(role, keytool.store("given.p12", "server", options.split(" ")));
        assertThatThrownBy(builds::run).isInstanceOf(ProblemException.class).hasMessage(message);
        assertThat(builds.snapshot()).containsOnlyKeys(".gitignore", ".lock");
    }

    @Test
    void areNotPublished() throws Exception {
        Path stock = Files.write(
                temporary.resolve("wso2carbon.p12"),
                Kernel.PKCS12.read("repository/resources/security/wso2carbon.p12"));
        builds.given.put(Role.INTERNAL, new ImportedStore(Role.INTERNAL, stock, Optional.empty()));
        builds.name(SecretName.INTERNAL_PASSWORD, "<keystores><internal><password>", "wso2carbon");
        builds.data = StoredData.UNDER_ANY_KEY;

        assertThatThrownBy(builds::run)
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("<keystores><internal>: contains a publicly known key, which ships with WSO2")
                .hasMessageEndingWith(" If Identity Server 7 or later created the data, remove this parameter and set"
                        + " <deployment><dataSince>; otherwise, exclude the control published-key to keep the key"
                        + " until the data has moved to another one.");
        builds.excludedControls = Set.of("published-key");
        assertThat(builds.run().key(Role.INTERNAL).status()).isEqualTo(KeyStatus.TAKEN_OVER);
    }

    @Test
    void areChosenByAlias() throws Exception {
        Path store = keytool.store("tls.p12", "server", TLS);
        keytool.store("tls.p12", "newkey", TLS);
        give(Role.TLS, store);
        String severalKeys = store + ": has more than one private key: newkey, server. Specify one of them in"
                + " <keystores><tls><alias>.";
        assertThatThrownBy(builds::run).isInstanceOf(ProblemException.class).hasMessage(severalKeys);

        builds.given.put(Role.TLS, new ImportedStore(Role.TLS, store, Optional.of("unknown")));
        assertThatThrownBy(builds::run).isInstanceOf(ProblemException.class).hasMessage(severalKeys);

        builds.given.put(Role.TLS, new ImportedStore(Role.TLS, store, Optional.of("newkey")));
        assertThat(builds.run()
                        .key(Role.TLS)
                        .entry()
                        .certificate()
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=newkey,O=Example");
    }

    @Test
    void needNoAliasOfTheirOwnWhereThereIsOnlyOne() throws Exception {
        Path store = keytool.store("tls.p12", "server", TLS);
        give(Role.TLS, store);

        builds.given.put(Role.TLS, new ImportedStore(Role.TLS, store, Optional.of("https")));

        assertThat(builds.run().key(Role.TLS).status()).isEqualTo(KeyStatus.TAKEN_OVER);
    }

    @Test
    void needAPassword() throws Exception {
        Path store = keytool.store("tls.p12", "server", TLS);
        builds.given.put(Role.TLS, new ImportedStore(Role.TLS, store, Optional.empty()));
        assertThatThrownBy(builds::run)
                .isInstanceOf(ProblemException.class)
                .hasMessage("<keystores><tls><password>: is missing, but " + store
                        + " needs one to be opened. Specify its source: <env>, <server> or <file>.");
        Files.delete(store);
        assertThatThrownBy(builds::run)
                .isInstanceOf(ProblemException.class)
                .hasMessage("<keystores><tls><file>: " + store + " doesn't exist. Specify an existing file.");
    }

    @Test
    void needNoPasswordWhereTheStoreHasTheEmptyOne() throws Exception {
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout a.key -out a.crt -days 400 -subj /CN=primary");
        openssl("pkcs12 -export -in a.crt -inkey a.key -passout pass: -out a.pfx");
        builds.given.put(Role.PRIMARY, new ImportedStore(Role.PRIMARY, temporary.resolve("a.pfx"), Optional.empty()));
        // openssl dates by the real time.
        builds.now = Instant.now().plusSeconds(60);

        assertThat(builds.run().key(Role.PRIMARY).status()).isEqualTo(KeyStatus.TAKEN_OVER);
        assertThat(builds.secrets().getProperty("primary.password")).hasSize(32);
        assertThat(builds.run().keys().isChanged()).isFalse();
    }

    @Test
    void signAsTheAuthorityWhereThatIsGivenAsPem() throws Exception {
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 3650 -subj /CN=Example-CA -addext"
                + " keyUsage=critical,keyCertSign");
        builds.given.put(Role.CA, new ImportedPem(Role.CA, temporary.resolve("ca.key"), temporary.resolve("ca.crt")));

        // openssl dates by the real time.
        builds.now = Instant.now().plusSeconds(60);

        ServerKeys keys = builds.run();

        assertThat(keys.key(Role.TLS).entry().root().getSubjectX500Principal().getName())
                .isEqualTo("CN=Example-CA");
        assertThat(openssl("verify -x509_strict -attime "
                        + builds.now.getEpochSecond()
                        + " -CAfile ca.crt keys/certificates/primary.pem keys/certificates/tls.pem"))
                .isEqualTo("keys/certificates/primary.pem: OK\nkeys/certificates/tls.pem: OK\n");
        assertThat(builds.run().keys().isChanged()).isFalse();
    }

    private void give(Role role, Path store) {
        builds.given.put(role, new ImportedStore(role, store, Optional.empty()));
        builds.name(SecretName.ofStore(role.id()), role.parameter() + "<password>", Keytool.STORE_PASSWORD);
        if (store.toString().endsWith(".jks")) {
            builds.name(SecretName.ofKey(role.id()), role.parameter() + "<keyPassword>", Keytool.KEY_PASSWORD);
        }
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("keytool", "-storepass", Keytool.STORE_PASSWORD));
        command.addAll(List.of(arguments));
        Command.run(temporary, command);
    }

    private String openssl(String arguments) throws Exception {
        Command ran = Command.run(temporary, ("openssl " + arguments).split(" "));
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        return ran.output();
    }
}
