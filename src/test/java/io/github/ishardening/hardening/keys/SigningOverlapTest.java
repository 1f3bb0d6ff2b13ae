package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.TokenEndpoint;
import io.github.ishardening.hardening.trust.TruststoreStaging;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.VaultFile;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.trust.ExpiredPolicy;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.trust.TruststorePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What relying parties see of a signing key that is replaced. The oracle is the server's own endpoint. */
class SigningOverlapTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LAST_DAY = KeyBuilds.NOW.plus(DAY.multipliedBy(13));
    private static final Instant END = KeyBuilds.NOW.plus(DAY.multipliedBy(14));

    @TempDir
    Path temporary;

    private KeyBuilds builds;
    private KeystoreEntry former;

    @BeforeEach
    void signsWithAKey() throws Exception {
        builds = new KeyBuilds(temporary.resolve("keys"));
        former = builds.run().key(Role.PRIMARY).entry();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenSignedWithTheFormerKeyVerifiesDuringTheOverlapAndNotAfter(StoreType type) throws Exception {
        SignedJWT token = signed(former);
        assertThat(verifies(token, published(type))).isTrue();

        rotate(false);
        assertThat(verifies(token, published(type))).isTrue();
        SignedJWT newer = signed(builds.run().key(Role.PRIMARY).entry());
        assertThat(verifies(newer, published(type))).isTrue();

        builds.now = LAST_DAY;
        assertThat(verifies(token, published(type))).isTrue();

        builds.now = END;
        assertThat(verifies(token, published(type))).isFalse();
        assertThat(verifies(newer, published(type))).isTrue();
    }

    @Test
    void aTokenSignedBeforeTheCertificateWasRenewedVerifiesDuringTheOverlap() throws Exception {
        SignedJWT token = signed(former);
        builds.now = former.certificate().getNotAfter().toInstant().minus(DAY.multipliedBy(20));

        JWKSet renewed = published(StoreType.PKCS12);

        KeystoreEntry present = builds.run().key(Role.PRIMARY).entry();
        assertThat(present.key()).isEqualTo(former.key());
        assertThat(present.certificate()).isNotEqualTo(former.certificate());
        assertThat(verifies(token, renewed)).isTrue();
        assertThat(verifies(signed(present), renewed)).isTrue();

        builds.now = builds.now.plus(DAY.multipliedBy(14));
        assertThat(verifies(token, published(StoreType.PKCS12))).isFalse();
    }

    @Test
    void aFormerKeyStaysNoLongerThanItsCertificate() throws Exception {
        builds.overlap = Period.ofYears(1);
        Instant end = former.certificate().getNotAfter().toInstant();
        builds.now = end.minus(DAY.multipliedBy(3));
        builds.run();

        assertThat(aliases()).hasSize(2);
        builds.now = end.minus(DAY.multipliedBy(1));
        assertThat(aliases()).hasSize(2);
        builds.now = end.minusSeconds(1);
        assertThat(aliases()).containsExactly("primary");
    }

    @Test
    void keepsThoseOfTwoRotationsEachForItsTime() throws Exception {
        SignedJWT first = signed(former);
        rotate(false);
        builds.now = KeyBuilds.NOW.plus(DAY);
        SignedJWT second = signed(builds.run().key(Role.PRIMARY).entry());
        rotate(false);

        assertThat(verifies(first, published(StoreType.PKCS12))).isTrue();
        assertThat(verifies(second, published(StoreType.PKCS12))).isTrue();
        builds.now = END;
        assertThat(verifies(first, published(StoreType.PKCS12))).isFalse();
        assertThat(verifies(second, published(StoreType.PKCS12))).isTrue();
        builds.now = END.plus(DAY);
        assertThat(aliases()).containsExactly("primary");
    }

    @Test
    void aCompromisedKeyGoesAtOnceWithThoseBeforeItWhateverHasBecomeOfThem() throws Exception {
        rotate(false);
        KeystoreEntry compromised = builds.run().key(Role.PRIMARY).entry();
        Files.writeString(
                builds.folder.resolve("former").resolve(name(former) + "-until-2026-12-06.p12"), "no store any more");

        List<String> advice = rotate(true);

        assertThat(advice)
                .last()
                .isEqualTo("  After that, those who have only the new key reject tokens signed with the former key.");
        assertThat(builds.said)
                .contains(
                        "WARNING The former signing key " + name(former)
                                + " may be compromised: it has been dropped, and tokens signed with it will be"
                                + " rejected.",
                        "WARNING The former signing key " + name(compromised)
                                + " may be compromised: it has been dropped, and tokens signed with it will be"
                                + " rejected.");
        assertThat(lock()).noneMatch(line -> line.startsWith("former"));
        assertThat(aliases()).containsExactly("primary");
        assertThat(verifies(signed(compromised), published(StoreType.PKCS12))).isFalse();
    }

    @Test
    void saysOfNoOtherKeyThatItIsCompromised() {
        assertThatThrownBy(() -> rotation(true).rotate("tls"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("is-hardening.compromised: is true, but the key to replace is tls: a former key remains"
                        + " published only for primary. Remove it; the server trusts a former authority"
                        + " until you delete its certificates/ca-*.pem from the keys directory.");
    }

    @Test
    void keepsNothingWhereNoOverlapIsAskedFor() throws Exception {
        builds.overlap = Period.ZERO;
        rotate(false);
        assertThat(aliases()).containsExactly("primary");
        assertThat(lock()).noneMatch(line -> line.startsWith("former"));
    }

    @Test
    void saysUntilWhen() throws Exception {
        List<String> advice = rotate(false);

        assertThat(advice)
                .endsWith(
                        "Tokens signed with the former key remain valid for anyone who reads /oauth2/jwks, which has"
                                + " both keys until",
                        "  2026-12-06. The first build on or after that day drops the former key: build and redeploy"
                                + " then. Others",
                        "  who have only the new key reject such tokens immediately: so does the server itself if it"
                                + " gets an ID",
                        "  token as a hint or verifies signatures during introspection, and API Manager for API keys."
                                + " If the",
                        "  former key may be compromised, delete its line from keys.lock, so that the next build drops"
                                + " it; the",
                        "  next time, rotate with -Dis-hardening.compromised=true, which drops all former keys"
                                + " immediately.");
        assertThat(builds.said)
                .contains(name(former) + ": former signing key, published next to the current one until 2026-12-06");
        assertThat(lock())
                .anyMatch(line -> line.matches("former " + name(former) + " sha256:[0-9a-f]{64} until 2026-12-06"));
    }

    @Test
    void promisesNothingForTheKeyThatGoesAtOnceWhereAnEarlierOneStays() throws Exception {
        rotate(false);
        builds.overlap = Period.ZERO;

        assertThat(rotate(false))
                .last()
                .isEqualTo("  After that, those who have only the new key reject tokens signed with the former key.");
        assertThat(aliases()).containsExactly("primary", name(former) + "-until-2026-12-06");
    }

    @Test
    void givesTheSameBytesInEveryBuildAndWithAFrozenDirectory() throws Exception {
        rotate(false);
        byte[] store = store(StoreType.PKCS12);
        var before = builds.snapshot();
        builds.now = LAST_DAY;
        assertThat(store(StoreType.PKCS12)).isEqualTo(store);
        builds.frozen = true;
        assertThat(store(StoreType.PKCS12)).isEqualTo(store);

        builds.now = END;
        assertThat(store(StoreType.PKCS12))
                .isEqualTo(builds.run().key(Role.PRIMARY).store());
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void theServerTrustsBothCertificatesUntilItsTimeIsOver() throws Exception {
        rotate(false);
        assertThat(trusted()).contains("primary", name(former));
        builds.now = END;
        assertThat(trusted()).contains("primary").doesNotContain(name(former));
    }

    private Set<String> trusted() throws Exception {
        try (var distribution = Kernel.PKCS12.open()) {
            var stock = new StockStores(StoreType.PKCS12, "client-truststore.p12", Optional.of("wso2carbon"));
            var policy = new TruststorePolicy(ExpiredPolicy.DROP, PublishedKeys.load(), builds.now);
            return new TruststoreStaging(distribution, stock, builds.run(), new OpenStores())
                    .stage(List.of(), policy, Pkcs12Profile.MODERN)
                    .entries()
                    .keySet();
        }
    }

    @Test
    void keytoolAndOpensslReadTheStore() throws Exception {
        rotate(false);
        Path file = Files.write(temporary.resolve("primary.p12"), store(StoreType.PKCS12));
        String password = builds.run().key(Role.PRIMARY).password().reveal();

        Command keytool = Command.run(
                temporary,
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.language=en",
                "-list",
                "-keystore",
                file.toString(),
                "-storepass",
                password);
        assertThat(keytool.output())
                .contains("Your keystore contains 2 entries", "primary, ", name(former) + "-until-2026-12-06, ");
        Command openssl = Command.run(
                temporary, "openssl", "pkcs12", "-in", file.toString(), "-noenc", "-passin", "pass:" + password);
        assertThat(openssl.exitCode()).as(openssl.output()).isZero();
        assertThat(openssl.output().split("BEGIN PRIVATE KEY", -1)).hasSize(3);
    }

    private List<String> rotate(boolean compromised) throws Exception {
        builds.said.clear();
        return rotation(compromised).rotate("primary");
    }

    private KeyRotation rotation(boolean compromised) throws Exception {
        return new KeyRotation(builds.request(), builds.surroundings(), Optional.empty(), false, compromised);
    }

    private JWKSet published(StoreType type) throws Exception {
        Path folder = Files.createTempDirectory(temporary, "server");
        Path store = Files.write(folder.resolve("primary." + type.extension()), store(type));
        return TokenEndpoint.published(
                folder, store, builds.run().key(Role.PRIMARY).password());
    }

    private byte[] store(StoreType type) throws Exception {
        return new ServerKeystores(
                        type, new VaultFile(VaultFile.NAME, Optional.empty()), new OpenStores(), new SecureRandom())
                .of(builds.run(), Optional.empty())
                .get(Role.PRIMARY)
                .store()
                .content();
    }

    private List<String> aliases() throws Exception {
        var aliases = new ArrayList<String>(List.of("primary"));
        builds.run()
                .keys()
                .signers()
                .forEach(signer -> aliases.add(signer.alias().toString()));
        return aliases;
    }

    private List<String> lock() throws Exception {
        return Files.readAllLines(builds.folder.resolve("keys.lock"));
    }

    private static String name(KeystoreEntry entry) {
        return "primary-" + Spki.brief(entry.certificate().getPublicKey());
    }

    /** As the server does: it names the key by its certificate. */
    private static SignedJWT signed(KeystoreEntry entry) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(TokenEndpoint.keyId(entry.certificate()))
                .build();
        var token = new SignedJWT(
                header, new JWTClaimsSet.Builder().subject("somebody").build());
        token.sign(new RSASSASigner(entry.key()));
        return token;
    }

    /** As a relying party does: it takes the key that the token names. */
    private static boolean verifies(SignedJWT token, JWKSet published) throws JOSEException {
        JWK key = published.getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    }
}
