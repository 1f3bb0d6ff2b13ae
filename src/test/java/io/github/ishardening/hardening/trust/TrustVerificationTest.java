package io.github.ishardening.hardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.file.Disk;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.memory.ContentDigest;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.request.MutualTlsRequest.Mode;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.trust.TlsRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustVerificationTest {

    private static final Secret PASSWORD = Secret.of("Example-Secret-0123456789-abcdef");
    private static final Secret OTHER = Secret.of("Another-Secret-0123456789-abcdef");
    private static final Pkcs12Writer WRITER = new Pkcs12Writer(Pkcs12Profile.MODERN);

    private static final ClientTrust NO_CLIENTS = new ClientTrust(MutualTlsRequest.off(), List.of(), Optional.empty());

    @TempDir
    static Path keysFolder;

    private static KeyBuilds builds;
    private static ServerKeys keys;
    private static StagedKeystore truststore;
    private static StagedKeystore tls;

    @TempDir
    Path folder;

    private final CountingRandom random = new CountingRandom();
    private Notes proven;

    @BeforeAll
    static void makesKeys() throws IOException {
        builds = new KeyBuilds(keysFolder);
        keys = builds.run();
        truststore =
                trusting("truststore.p12", Map.of("ca", certificate(Role.CA), "primary", certificate(Role.PRIMARY)));
        tls = keyStore(keys.key(Role.TLS).entry(), PASSWORD);
    }

    @BeforeEach
    void remembersNothing() {
        proven = new Notes(folder.resolve("proven"), 1, "plugin 1");
    }

    @Test
    void shakesHandsOnceWithTheSame() throws IOException {
        assertThat(shakesHands(truststore, tls, NO_CLIENTS)).isTrue();
        assertThat(shakesHands(truststore, tls, NO_CLIENTS)).isFalse();
        assertThat(shakesHands(truststore, tls, NO_CLIENTS)).isFalse();
    }

    @Test
    void asksOthersInOnceWithTheSame() throws IOException {
        var required = letting(Mode.REQUIRED, certificate(Role.PRIMARY));
        assertThat(shakesHands(truststore, tls, required)).isTrue();
        assertThat(shakesHands(truststore, tls, required)).isFalse();

        assertThat(shakesHands(truststore, tls, letting(Mode.OPTIONAL, certificate(Role.PRIMARY))))
                .isTrue();
        assertThat(shakesHands(truststore, tls, letting(Mode.OPTIONAL, certificate(Role.INTERNAL))))
                .isTrue();
        assertThat(shakesHands(truststore, tls, NO_CLIENTS)).isTrue();
    }

    @Test
    void shakesHandsAgainWithOtherStores() throws IOException {
        shakesHands(truststore, tls, NO_CLIENTS);

        var fewer = trusting("truststore.p12", Map.of("ca", certificate(Role.CA)));
        assertThat(shakesHands(fewer, tls, NO_CLIENTS)).isTrue();
        assertThat(shakesHands(truststore, keyStore(keys.key(Role.TLS).entry(), PASSWORD), NO_CLIENTS))
                .isTrue();
    }

    @Test
    void shakesHandsAgainOnAnotherDayAndWithAnotherPlugin() throws IOException {
        shakesHands(truststore, tls, NO_CLIENTS);

        assertThat(shakesHands(KeyBuilds.NOW.plus(Duration.ofDays(1)))).isTrue();
        assertThat(shakesHands(KeyBuilds.NOW.plus(Duration.ofDays(1)))).isFalse();
        proven = new Notes(proven.folder(), 1, "plugin 2");
        assertThat(shakesHands(KeyBuilds.NOW.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void looksAtDatesAlthoughHandsWereShaken() throws IOException {
        var end = keys.key(Role.TLS).entry().certificate().getNotAfter().toInstant();
        // The last moment and the one after it, on the day on which hands were shaken.
        assertThat(shakesHands(end.minusSeconds(1))).isTrue();
        assertThat(shakesHands(end.minusSeconds(1))).isFalse();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> shakesHands(end.plusSeconds(1)))
                .withMessage("truststore.p12: primary's chain is broken at CN=is.example.com primary: it has expired.\n"
                        + "truststore.p12: tls's chain is broken at CN=is.example.com: it has expired. Add"
                        + " the authority's certificate to <truststore><certificates>.");
    }

    @Test
    void neverRemembersAFailure() {
        var wrong = keyStore(keys.key(Role.INTERNAL).entry(), PASSWORD);

        for (int i = 0; i < 2; i++) {
            int before = random.asked;
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> shakesHands(truststore, wrong, NO_CLIENTS))
                    .withMessageStartingWith("tls.p12: a client that has truststore.p12"
                            + " can't complete a TLS handshake with this server:");
            assertThat(random.asked).isGreaterThan(before);
        }
        assertThat(proven.folder()).doesNotExist();
    }

    @Test
    void doesNotBelieveWhatIsChangedOrMadeWithoutTheKey() throws IOException {
        shakesHands(truststore, tls, NO_CLIENTS);
        Path note = Disk.list(proven.folder()).get(0);
        byte[] content = Files.readAllBytes(note);
        content[0] ^= 1;
        Files.write(note, content);
        assertThat(shakesHands(truststore, tls, NO_CLIENTS)).isTrue();

        proven.forget();
        var anotherKey = keys.key(Role.INTERNAL).entry().key();
        proven.write(connector().keyed(proven.digest(), anotherKey), List.of());
        assertThat(shakesHands(truststore, tls, NO_CLIENTS)).isTrue();
    }

    @Test
    void eachPartOfAConnectorGivesAnotherDigest() {
        var digests = new HashSet<String>();
        var other = keyStore(keys.key(Role.INTERNAL).entry(), PASSWORD);
        var required = letting(Mode.REQUIRED, certificate(Role.PRIMARY));
        var today = LocalDate.ofInstant(KeyBuilds.NOW, ZoneOffset.UTC);
        var jdk =
                new TreeMap<>(Map.of("java.runtime.version", "17.0.1+1", "security jdk.tls.disabledAlgorithms", "RC4"));
        var laterJdk = new TreeMap<>(jdk);
        laterJdk.put("java.runtime.version", "17.0.2+1");
        var stricterJdk = new TreeMap<>(jdk);
        stricterJdk.put("security jdk.tls.disabledAlgorithms", "RC4, MD5");
        var connectors = List.of(
                new ConnectorDigest(truststore, tls, NO_CLIENTS, jdk, today),
                new ConnectorDigest(other, tls, NO_CLIENTS, jdk, today),
                new ConnectorDigest(with(truststore, OTHER), tls, NO_CLIENTS, jdk, today),
                new ConnectorDigest(truststore, other, NO_CLIENTS, jdk, today),
                new ConnectorDigest(truststore, with(tls, OTHER), NO_CLIENTS, jdk, today),
                new ConnectorDigest(truststore, tls, required, jdk, today),
                new ConnectorDigest(
                        truststore,
                        tls,
                        new ClientTrust(
                                required.request(),
                                List.of(),
                                required.truststore().map(s -> with(s, OTHER))),
                        jdk,
                        today),
                new ConnectorDigest(truststore, tls, letting(Mode.OPTIONAL, certificate(Role.PRIMARY)), jdk, today),
                new ConnectorDigest(truststore, tls, NO_CLIENTS, laterJdk, today),
                new ConnectorDigest(truststore, tls, NO_CLIENTS, stricterJdk, today),
                new ConnectorDigest(truststore, tls, NO_CLIENTS, jdk, today.plusDays(1)));
        var key = keys.key(Role.TLS).entry().key();
        connectors.forEach(connector -> digests.add(connector.keyed(new ContentDigest(), key)));
        digests.add(connectors.get(0).keyed(new ContentDigest().add("kind"), key));
        digests.add(connectors
                .get(0)
                .keyed(new ContentDigest(), keys.key(Role.PRIMARY).entry().key()));

        assertThat(digests).hasSize(connectors.size() + 2);
    }

    /** Whether the build shakes hands, which takes randomness. */
    private boolean shakesHands(StagedKeystore truststore, StagedKeystore tls, ClientTrust trust) throws IOException {
        return shakesHands(truststore, tls, trust, KeyBuilds.NOW);
    }

    private boolean shakesHands(Instant now) throws IOException {
        return shakesHands(truststore, tls, NO_CLIENTS, now);
    }

    private boolean shakesHands(StagedKeystore truststore, StagedKeystore tls, ClientTrust trust, Instant now)
            throws IOException {
        int before = random.asked;
        var usual = builds.surroundings();
        var context = new BuildContext(
                usual.renderer(),
                usual.secrets(),
                usual.artifacts(),
                Clock.fixed(now, ZoneOffset.UTC),
                random,
                usual.pairs(),
                usual.opened(),
                proven,
                usual.progress());
        new TrustVerification(keys, context).connector(truststore, tls, trust);
        return random.asked > before;
    }

    private static X509Certificate certificate(Role role) {
        return keys.key(role).entry().certificate();
    }

    private static StagedKeystore trusting(String path, Map<String, X509Certificate> certificates) {
        return new StagedKeystore(
                path,
                StoreType.PKCS12,
                WRITER.trusted(certificates, PASSWORD),
                PASSWORD,
                SecretName.TRUSTSTORE_PASSWORD);
    }

    private static StagedKeystore keyStore(KeystoreEntry entry, Secret password) {
        return new StagedKeystore(
                "tls.p12",
                StoreType.PKCS12,
                WRITER.keys(List.of(entry), password, new SecureRandom()),
                password,
                SecretName.TLS_PASSWORD);
    }

    private static StagedKeystore with(StagedKeystore store, Secret password) {
        return new StagedKeystore(store.path(), store.type(), store.content(), password, store.secretName());
    }

    private static ClientTrust letting(Mode mode, X509Certificate client) {
        return new ClientTrust(
                new MutualTlsRequest(mode, List.of(), Optional.empty(), Optional.empty()),
                List.of(),
                Optional.of(trusting("clients.p12", Map.of("client", client))));
    }

    private static ConnectorDigest connector() {
        return new ConnectorDigest(
                truststore, tls, NO_CLIENTS, TlsRuntime.settings(), LocalDate.ofInstant(KeyBuilds.NOW, ZoneOffset.UTC));
    }

    /** Counts how often it is asked. */
    private static final class CountingRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private int asked;

        @Override
        public void nextBytes(byte[] bytes) {
            asked++;
            super.nextBytes(bytes);
        }
    }
}
