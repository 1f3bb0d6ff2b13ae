package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyLifeCycleTest {

    private static final KeystoreSpec TLS = Builds.SMALL.keystores().get(Role.TLS);

    @TempDir
    Path temporary;

    private Builds builds;

    @BeforeEach
    void startWithoutKeys() {
        builds = new Builds(temporary.resolve("keys"));
    }

    @Test
    void makesKeysThatOthersCanRead() throws Exception {
        Keys keys = builds.run(Builds.FULL);

        assertThat(keys.isChanged()).isTrue();
        assertThat(keys.all()).extracting(RoleKey::status).containsOnly(KeyStatus.CREATED);
        assertThat(builds.snapshot())
                .containsOnlyKeys(
                        ".gitignore",
                        ".lock",
                        "ca.p12",
                        "certificates/ca.pem",
                        "certificates/internal.pem",
                        "certificates/primary.pem",
                        "certificates/tls.pem",
                        "internal.p12",
                        "keys.lock",
                        "primary.p12",
                        "secrets.properties",
                        "tls.p12");
        for (RoleKey key : keys.all()) {
            assertThat(Files.readAllBytes(builds.folder.resolve(key.role() + ".p12")))
                    .isEqualTo(key.store());
            assertThat(KeystoreReader.open("store", key.store(), key.password())
                            .entry(key.role().id(), key.password()))
                    .isEqualTo(key.entry());
            assertThat(verify(key.role())).endsWith(": OK\n");
            assertThat(builds.lock())
                    .contains("\n" + key.role() + " "
                            + Builds.FULL.keystores().get(key.role()).algorithm() + " sha256:"
                            + Spki.sha256(key.entry().certificate()) + " 2026-11-22\n");
        }
        assertThat(subject(keys, Role.TLS)).isEqualTo("CN=is.example.com");
        assertThat(subject(keys, Role.PRIMARY)).isEqualTo("CN=is.example.com primary");
        assertThat(subject(keys, Role.CA)).matches("CN=is\\.example\\.com CA [0-9a-f]{8}");
    }

    @Test
    void keepsEveryByteWhereNothingIsAskedAnew() throws Exception {
        Map<Role, String> hashes = Builds.hashes(builds.run(Builds.FULL));
        Map<String, String> before = builds.snapshot();
        builds.now = builds.now.plus(Duration.ofDays(100));

        Keys keys = builds.run(Builds.FULL);

        assertThat(keys.isChanged()).isFalse();
        assertThat(Builds.hashes(keys)).isEqualTo(hashes);
        assertThat(builds.snapshot()).isEqualTo(before);
        assertThat(builds.said)
                .hasSize(4)
                .endsWith("internal: up to date; valid until 2036-11-22", "tls: up to date; valid until 2029-02-24");
    }

    @Test
    void renewsTlsAndNothingElseForANewHostname() throws Exception {
        Map<Role, String> hashes = Builds.hashes(builds.run(Builds.FULL));
        var moved = Asked.with(
                Asked.with(Builds.FULL, "login.example.com"), TLS.with(Builds.names("dns:login.example.com")));

        Keys keys = builds.run(moved);

        assertThat(Builds.statuses(keys))
                .isEqualTo(Map.of(
                        Role.CA, KeyStatus.UP_TO_DATE,
                        Role.PRIMARY, KeyStatus.UP_TO_DATE,
                        Role.INTERNAL, KeyStatus.UP_TO_DATE,
                        Role.TLS, KeyStatus.RENEWED));
        assertThat(Builds.hashes(keys)).isEqualTo(hashes);
        assertThat(keys.get(Role.TLS))
                .hasToString("tls: renewed with the same key (subject: is CN=is.example.com, but"
                        + " CN=login.example.com is"
                        + " configured; subject alternative names: dns:login.example.com is missing,"
                        + " dns:is.example.com is not configured)");
        assertThat(builds.said)
                .contains(keys.get(Role.TLS) + "; valid until 2029-02-24; the old certificate is valid until"
                        + " 2029-02-24");
        assertThat(verify(Role.TLS)).endsWith(": OK\n");
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference(
                        plan -> Asked.with(
                                plan, TLS.with(Builds.names("dns:is.example.com", "ip:10.0.0.1", "dns:b.example.com"))),
                        KeyStatus.RENEWED,
                        "subject alternative names: ip:10.0.0.1 and dns:b.example.com are missing"),
                difference(
                        plan -> Asked.with(
                                plan, Asked.with(TLS, DistinguishedName.parse("", "CN=is.example.com,O=Example"))),
                        KeyStatus.RENEWED,
                        "subject: is CN=is.example.com, but CN=is.example.com,O=Example is configured"),
                difference(
                        plan -> Asked.with(plan, Asked.with(TLS, Period.ofDays(90), Period.ofDays(30))),
                        KeyStatus.RENEWED,
                        "validity: is 2026-11-22 to 2029-02-24, but P90D is configured"),
                difference(
                        plan -> Asked.with(plan, Asked.with(TLS, KeyAlgorithm.EC_P384)),
                        KeyStatus.REKEYED,
                        "algorithm: is EC-P256, but EC-P384 is configured"),
                difference(
                        plan -> Asked.with(plan, Asked.withAlias(TLS, "Server")),
                        KeyStatus.REWRITTEN,
                        "alias: is tls, but server is configured"),
                difference(
                        plan -> Asked.with(plan, Pkcs12Profile.LEGACY),
                        KeyStatus.REWRITTEN,
                        "pkcs12Profile: is not legacy"),
                difference(
                        plan -> plan.only(Set.of(Role.TLS)),
                        KeyStatus.RENEWED,
                        "issuer: is CN=is.example.com CA [0-9a-f]{8}, but a self-signed certificate is configured"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void doesWhatADifferenceCallsForAndNoMore(UnaryOperator<KeysPlan> change, KeyStatus status, String difference)
            throws Exception {
        KeysPlan changed = change.apply(Builds.SMALL);
        Keys before = builds.run(Builds.SMALL);

        Keys after = builds.run(changed);

        RoleKey key = after.get(Role.TLS);
        assertThat(key.status()).isEqualTo(status);
        assertThat(RoleKey.join(key.differences())).matches(difference.replace("(", "\\("));
        assertThat(Builds.hashes(after)
                        .get(Role.TLS)
                        .equals(Builds.hashes(before).get(Role.TLS)))
                .isEqualTo(!status.isNewKey());
        assertThat(key.entry().certificate().equals(before.get(Role.TLS).entry().certificate()))
                .isEqualTo(status == KeyStatus.REWRITTEN);
        assertThat(builds.run(changed).isChanged()).isFalse();
    }

    @Test
    void renewsInsideTheWindowAndSaysHowMuchIsLeft() throws Exception {
        Keys before = builds.run(Builds.SMALL);
        builds.now = end(before, Role.TLS).minus(Duration.ofDays(30));
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
        builds.now = builds.now.plusSeconds(1);

        RoleKey renewed = builds.run(Builds.SMALL).get(Role.TLS);

        assertThat(renewed)
                .hasToString("tls: renewed with the same key (validity: expires on 2029-02-24, less than P30D away)");
        assertThat(builds.said)
                .contains(renewed + "; valid until 2031-04-30; the old certificate is valid until 2029-02-24");
        builds.now = end(before, Role.CA);
        assertThat(RoleKey.join(builds.run(Builds.SMALL).get(Role.TLS).differences()))
                .contains("validity: expired on 2031-04-30");
    }

    @Test
    void renewsTheAuthorityOverItsKeyAndKeepsTheCertificatesThatItSigned() throws Exception {
        Keys before = builds.run(Builds.SMALL);
        builds.now = end(before, Role.CA).minus(Duration.ofDays(400));
        X509Certificate leaf = builds.run(Builds.SMALL).get(Role.TLS).entry().certificate();
        KeysPlan early = Asked.with(
                Builds.SMALL,
                Asked.with(Builds.SMALL.keystores().get(Role.CA), Period.ofYears(10), Period.ofDays(500)));

        Keys after = builds.run(early);

        assertThat(after.get(Role.CA).status()).isEqualTo(KeyStatus.RENEWED);
        assertThat(after.get(Role.TLS))
                .hasToString("tls: same key and certificate, store rewritten (chain: the authority "
                        + subject(after, Role.CA) + " has a new certificate)");
        assertThat(after.get(Role.TLS).entry().chain())
                .containsExactly(leaf, after.get(Role.CA).entry().certificate());
        assertThat(subject(after, Role.CA)).isEqualTo(subject(before, Role.CA));
        assertThat(verify(Role.TLS)).endsWith(": OK\n");
    }

    @Test
    void doesNotRenewOverAndOverWhereTheAuthorityEnds() throws Exception {
        KeysPlan impatient = Asked.with(Builds.SMALL, Asked.with(TLS, Period.ofDays(825), Period.ofDays(60)));
        Keys before = builds.run(impatient);
        builds.now = end(before, Role.CA).minus(Duration.ofDays(45));

        Keys renewed = builds.run(impatient);

        assertThat(renewed.get(Role.TLS).status()).isEqualTo(KeyStatus.RENEWED);
        assertThat(end(renewed, Role.TLS)).isEqualTo(end(before, Role.CA));
        assertThat(builds.run(impatient).isChanged()).isFalse();
    }

    @Test
    void encryptsTheStoreAnewForAnotherPassword() throws Exception {
        Keys before = builds.run(Builds.SMALL);
        builds.secrets.former.put(Role.TLS, builds.secrets.passwords.get(Role.TLS));
        builds.secrets.passwords.put(Role.TLS, Secret.of("another password"));

        RoleKey key = builds.run(Builds.SMALL).get(Role.TLS);

        assertThat(key).hasToString("tls: same key and certificate, store rewritten (password: is the former one)");
        assertThat(KeystoreReader.open("tls.p12", key.store(), Secret.of("another password"))
                        .entry("tls", Secret.of("another password")))
                .isEqualTo(before.get(Role.TLS).entry());
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
    }

    @Test
    void refusesAPasswordThatNoStoreCanHave() throws Exception {
        builds.secrets.passwords.put(Role.TLS, Secret.of("short"));
        builds.secrets.passwords.put(Role.CA, Secret.of("pässword"));
        assertThatThrownBy(() -> builds.run(Builds.SMALL))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<certificateAuthority><password>: has characters that are not printable ASCII, which the"
                        + " JDK's stores don't support. Choose one that contains only letters, digits and _ . -."
                        + System.lineSeparator()
                        + "<keystores><tls><password>: must have at least 6 characters, as keytool requires.");
        assertThat(builds.snapshot()).containsOnlyKeys(".gitignore", ".lock");
    }

    @Test
    void neverReplacesAPrimaryKeyForAnotherAlgorithm() throws Exception {
        KeysPlan plan = Asked.plan("is.example.com", List.of(Asked.of(Role.PRIMARY, KeyAlgorithm.RSA_2048)));
        builds.run(plan);
        Map<String, String> before = builds.snapshot();

        assertThatThrownBy(() -> builds.run(Asked.with(plan, Asked.of(Role.PRIMARY))))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<keystores><primary><algorithm>: is RSA-2048, but RSA-3072 is configured, and this key is"
                        + " never replaced automatically. Set it to RSA-2048, or generate a new key with rotate-key"
                        + " -Dis-hardening.role=primary.");
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void leavesATruncatedStoreAsItIs() throws Exception {
        builds.run(Builds.SMALL);
        Path store = builds.folder.resolve("tls.p12");
        byte[] whole = Files.readAllBytes(store);
        Files.write(store, Arrays.copyOf(whole, 700));
        Map<String, String> before = builds.snapshot();

        assertThatThrownBy(() -> builds.run(Builds.SMALL))
                .isInstanceOf(ProblemException.class)
                .hasMessage(store + ": is truncated after 700 bytes. Restore it from a backup.");
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void signsWithTheKeysThemselvesWhereThereIsNoAuthority() throws Exception {
        KeysPlan plan = Asked.plan("is.example.com", List.of(TLS));
        RoleKey key = builds.run(plan).get(Role.TLS);

        assertThat(key.entry().chain()).hasSize(1);
        assertThat(verify(Role.TLS)).endsWith(": OK\n");
        assertThat(builds.run(plan).isChanged()).isFalse();
        assertThat(builds.run(Builds.SMALL).get(Role.TLS).toString())
                .matches(
                        "tls: renewed with the same key \\(issuer: is the certificate itself \\(self-signed\\), but the authority"
                                + " CN=is\\.example\\.com CA [0-9a-f]{8} is configured\\)");
    }

    @Test
    void shortensHostnamesThatACommonNameHasNoRoomFor() throws Exception {
        String hostname = "authority." + "a".repeat(63) + ".example.com";
        Keys keys = builds.run(Asked.asEphemeral(Asked.with(Builds.SMALL, hostname)));
        assertThat(subject(keys, Role.TLS)).isEqualTo("CN=authority");
        assertThat(DistinguishedName.ofRole(
                                Role.INTERNAL,
                                "a".repeat(63) + ".example.com",
                                keys.get(Role.TLS).entry().certificate().getPublicKey())
                        .getName())
                .isEqualTo("CN=" + "a".repeat(55) + " internal");
    }

    private String verify(Role role) throws Exception {
        String certificate = builds.path("certificates/" + role + ".pem");
        Path authority = builds.folder.resolve("certificates/ca.pem");
        return Programs.openssl(
                        "verify",
                        "-x509_strict",
                        "-attime",
                        Long.toString(builds.now.getEpochSecond()),
                        "-CAfile",
                        Files.exists(authority) ? authority.toString() : certificate,
                        certificate)
                .output();
    }

    private static Arguments difference(UnaryOperator<KeysPlan> change, KeyStatus status, String difference) {
        return Arguments.of(change, status, difference);
    }

    private static Instant end(Keys keys, Role role) {
        return keys.get(role).entry().certificate().getNotAfter().toInstant();
    }

    private static String subject(Keys keys, Role role) {
        return keys.get(role).entry().certificate().getSubjectX500Principal().getName();
    }
}
