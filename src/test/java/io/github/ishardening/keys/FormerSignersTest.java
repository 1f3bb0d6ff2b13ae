package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerSignersTest {

    private static final SigningOverlap TWO_WEEKS = new SigningOverlap(Period.ofDays(14), any -> Optional.empty());
    private static final KeysPlan PLAN = Asked.plan(
                    "is.example.com", List.of(Asked.of(Role.PRIMARY, KeyAlgorithm.RSA_2048)))
            .with(TWO_WEEKS);

    @TempDir
    Path temporary;

    private Builds builds;
    private KeystoreEntry first;
    private String name;
    private Path store;

    @BeforeEach
    void replacesASigningKey() throws Exception {
        builds = new Builds(temporary.resolve("keys"));
        first = builds.run(PLAN).get(Role.PRIMARY).entry();
        name = "primary-" + Spki.brief(first.certificate().getPublicKey());
        store = builds.folder.resolve("former/" + name + "-until-2026-12-06.p12");
        builds.rotate(PLAN, Role.PRIMARY);
    }

    @Test
    void keepsKeyAndCertificateUnderAnAliasThatSaysUntilWhen() throws Exception {
        FormerSigner signer = builds.run(PLAN).signers().get(0);

        assertThat(signer.entry().alias()).isEqualTo(name + "-until-2026-12-06");
        assertThat(signer.entry().key()).isEqualTo(first.key());
        assertThat(signer.entry().chain()).containsExactly(first.certificate());
        assertThat(signer.store()).isEqualTo(Files.readAllBytes(store));
    }

    @Test
    void missesTheStoreOfOneThatIsInTime() throws Exception {
        Files.delete(store);
        refuses("is missing, but keys.lock says that the server publishes this former signing key until 2026-12-06.");

        builds.now = builds.now.plus(Duration.ofDays(14));
        assertThat(builds.run(PLAN).signers()).isEmpty();
    }

    @Test
    void letsGoOfOneWhoseLineIsDeleted() throws Exception {
        Files.delete(store);
        Files.writeString(builds.folder.resolve("keys.lock"), builds.lock().replaceFirst("former primary-.*\n", ""));

        assertThat(builds.run(PLAN).signers()).isEmpty();
    }

    @Test
    void takesNoOtherStoreInItsPlace() throws Exception {
        Files.copy(builds.folder.resolve("primary.p12"), store, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> builds.run(PLAN))
                .isInstanceOf(ProblemException.class)
                .message()
                .matches("\\Q" + store + "\\E: contains the certificate sha256:[0-9a-f]{64}, but keys.lock expects"
                        + " sha256:[0-9a-f]{64}\\. Restore the file from a backup, or delete its line in"
                        + " keys\\.lock: tokens"
                        + " signed with it are then rejected\\.");
    }

    @Test
    void getsItsOwnAliasWhereItsStoreIsRestoredFromThatOfTheFormerKey() throws Exception {
        Files.copy(builds.folder.resolve("former/" + name + ".p12"), store, StandardCopyOption.REPLACE_EXISTING);
        builds.frozen = true;
        assertThatThrownBy(() -> builds.run(PLAN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(store
                        + ": would be rewritten: its key is called primary, not " + name
                        + "-until-2026-12-06, but the"
                        + " keys directory is frozen.");

        builds.frozen = false;
        FormerSigner signer = builds.run(PLAN).signers().get(0);

        assertThat(signer.entry().alias()).isEqualTo(name + "-until-2026-12-06");
        assertThat(KeystoreReader.open("former", signer.store(), builds.secrets.passwords.get(Role.PRIMARY))
                        .keyAliases())
                .containsExactly(name + "-until-2026-12-06");
        assertThat(signer.store()).isEqualTo(Files.readAllBytes(store));
    }

    @Test
    void goesForGoodWhereAllStoresAreLostAndANewKeyIsMade() throws Exception {
        Files.delete(store);
        Files.delete(builds.folder.resolve("primary.p12"));

        assertThat(builds.rotate(PLAN, Role.PRIMARY).signers()).isEmpty();

        assertThat(builds.said)
                .contains("WARNING The former signing key " + name
                        + " is missing from former/: it has been dropped, and tokens signed with it will be rejected.");
        assertThat(builds.lock()).doesNotContain(name);
        assertThat(builds.run(PLAN).isChanged()).isFalse();
    }

    @Test
    void goesForGoodWhereThePasswordIsLostTooAndANewKeyIsMade() throws Exception {
        Files.delete(builds.folder.resolve("primary.p12"));
        builds.secrets.passwords.remove(Role.PRIMARY);

        assertThat(builds.rotate(PLAN, Role.PRIMARY).signers()).isEmpty();

        assertThat(builds.said)
                .contains(
                        "WARNING The former signing key " + name + " can't be opened, since the password of primary is"
                                + " lost: it has been dropped, and tokens signed with it will be rejected.");
        assertThat(builds.lock()).doesNotContain(name);
        assertThat(builds.run(PLAN).isChanged()).isFalse();
    }

    @Test
    void hasItsTimeFromTheDayOnWhichTheKeySignsItselfAfterAllInsteadOfAnExternalAuthority() throws Exception {
        KeysPlan external = Asked.withRequestsTo(PLAN, new ExternalAuthority(Optional.empty()));
        builds.rotate(external, Role.PRIMARY);
        builds.now = builds.now.plus(Duration.ofDays(20));

        Keys keys = builds.run(PLAN);

        assertThat(keys.signers())
                .extracting(signer -> signer.alias().until().toString())
                .containsExactly("2026-12-26");
        assertThat(builds.lock()).containsOnlyOnce("\nformer ").contains(" until 2026-12-26");
        assertThat(builds.run(PLAN).isChanged()).isFalse();
    }

    @Test
    void comesBackWhereTheClockStepsBack() throws Exception {
        builds.now = builds.now.plus(Duration.ofDays(14));
        assertThat(builds.run(PLAN).signers()).isEmpty();

        builds.now = builds.now.minus(Duration.ofDays(30));
        assertThat(builds.run(PLAN).signers()).hasSize(1);
        builds.rotate(PLAN, Role.PRIMARY);
        assertThat(builds.lock())
                .contains(name + " ")
                .contains(" until 2026-12-06")
                .contains(" until 2026-11-20");
    }

    @Test
    void isNoObstacleToANewKeyWhereItsStoreIsLost() throws Exception {
        Files.delete(store);

        List<FormerSigner> signers = builds.rotate(PLAN, Role.PRIMARY).signers();

        assertThat(signers).hasSize(1);
        assertThat(signers.get(0).alias().name()).isNotEqualTo(name);
        assertThat(builds.said)
                .contains("WARNING The former signing key " + name
                        + " is missing from former/: it has been dropped, and tokens signed with it will be rejected.");
        assertThat(builds.lock()).doesNotContain(name);
    }

    @Test
    void letsGoOfOneThatTurnsOutToBePublished() throws Exception {
        var published = new SigningOverlap(Period.ofDays(14), any -> Optional.of("is published"));
        builds.frozen = true;

        assertThat(builds.run(PLAN.with(published)).signers()).isEmpty();
        assertThat(builds.said)
                .contains("WARNING The former signing key " + name
                        + " is published: it has been dropped, and tokens signed with it will be rejected.");
    }

    @Test
    void keepsItUnderTheNewPasswordAndProtectionOfPrimary() throws Exception {
        Secret password = Secret.of("another.password");
        builds.secrets.former.put(Role.PRIMARY, builds.secrets.passwords.put(Role.PRIMARY, password));
        builds.frozen = true;
        assertThatThrownBy(() -> builds.run(PLAN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(store
                        + ": would be rewritten: its password or protection is out of date, but the keys"
                        + " directory is frozen.");
        builds.frozen = false;
        builds.run(PLAN);
        assertThat(KeystoreReader.open("former", Files.readAllBytes(store), password)
                        .keyAliases())
                .containsExactly(name + "-until-2026-12-06");

        byte[] modern = Files.readAllBytes(store);
        builds.run(Asked.with(PLAN, Pkcs12Profile.LEGACY));
        assertThat(Files.readAllBytes(store)).isNotEqualTo(modern);
        var before = builds.snapshot();
        builds.run(Asked.with(PLAN, Pkcs12Profile.LEGACY));
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void givesPartnersTheCertificatesOfBothUntilItsTimeIsOver() throws Exception {
        var directory = KeysDirectory.at(builds.folder, true);
        builds.run(Asked.with(
                Asked.with(PLAN, Asked.of(Role.INTERNAL, KeyAlgorithm.RSA_2048)),
                Asked.of(Role.TLS, KeyAlgorithm.EC_P256)));
        Path folder = temporary.resolve("export");

        assertThat(CertificateExport.of(directory, builds.now).writeTo(folder))
                .containsOnlyKeys("primary", "internal", "tls", name);
        assertThat(folder.resolve(name + ".pem")).hasContent(PemWriter.certificates(first.chain()));
        assertThat(CertificateExport.of(directory, builds.now).published().get(Role.PRIMARY))
                .hasSize(2)
                .endsWith(first.certificate());
        Path partner = Files.writeString(folder.resolve("primary-partner.pem"), "somebody else's");
        assertThat(CertificateExport.of(directory, builds.now.plus(Duration.ofDays(14)))
                        .writeTo(folder))
                .containsOnlyKeys("primary", "internal", "tls");
        assertThat(folder.resolve(name + ".pem")).doesNotExist();
        assertThat(partner).exists();
    }

    @Test
    void givesPartnersNoOtherCertificateInItsPlace() throws Exception {
        var directory = KeysDirectory.at(builds.folder, true);
        KeysPlan all = Asked.with(
                Asked.with(PLAN, Asked.of(Role.INTERNAL, KeyAlgorithm.RSA_2048)),
                Asked.of(Role.TLS, KeyAlgorithm.EC_P256));
        builds.run(all);
        Path pem = builds.folder.resolve("certificates/" + name + ".pem");
        Files.copy(builds.folder.resolve("certificates/tls.pem"), pem, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> CertificateExport.of(directory, builds.now))
                .isInstanceOf(ProblemException.class)
                .message()
                .matches("\\Q" + pem + "\\E: contains the certificate sha256:[0-9a-f]{64}, but keys\\.lock expects"
                        + " sha256:"
                        + "[0-9a-f]{64} for this former signing key\\. Run generate-keystores, which rewrites it\\.");

        builds.run(all);
        assertThat(CertificateExport.of(directory, builds.now).former().values())
                .containsExactly(first.chain());
    }

    @Test
    void isNoneOnceItSignsAgain() throws Exception {
        KeystoreEntry second = builds.run(PLAN).get(Role.PRIMARY).entry();
        var back = new KeysPlan(
                PLAN.keystores(),
                PLAN.hostname(),
                PLAN.profile(),
                false,
                Optional.empty(),
                Map.of(Role.PRIMARY, first),
                Optional.empty(),
                StoredData.NONE,
                TWO_WEEKS);

        assertThat(builds.rotate(back, Role.PRIMARY).signers())
                .extracting(FormerSigner::certificate)
                .containsExactly(second.certificate());
        assertThat(builds.lock()).containsOnlyOnce("\nformer ");
    }

    @Test
    void hasItsTimeFromTheDayOnWhichAnExternalAuthorityAnswers() throws Exception {
        KeystoreEntry authority = Samples.authority(KeyAlgorithm.EC_P256);
        KeysPlan external = Asked.withRequestsTo(PLAN, new ExternalAuthority(Optional.empty()));
        KeystoreEntry second = builds.run(PLAN).get(Role.PRIMARY).entry();
        String waiting = "primary-" + Spki.brief(second.certificate().getPublicKey());
        builds.rotate(external, Role.PRIMARY);
        assertThat(builds.lock()).containsPattern("former " + waiting + " sha256:\\w+ until 2026-12-06");

        builds.now = builds.now.plus(Duration.ofDays(20));
        assertThatThrownBy(() -> builds.run(external)).isInstanceOf(ProblemException.class);
        Secret password = builds.secrets.passwords.get(Role.PRIMARY);
        X509Certificate placeholder = KeystoreReader.open(
                        "primary", Files.readAllBytes(builds.folder.resolve("primary.p12")), password)
                .chain("primary")
                .get(0);
        assertThat(CertificateTemplate.isPlaceholder(placeholder)).isTrue();
        X509Certificate issued = LocallySignedKey.template(
                        external,
                        external.keystores().get(Role.PRIMARY),
                        new KeyPair(placeholder.getPublicKey(), null),
                        Optional.of(placeholder))
                .issuedBy(authority, placeholder.getPublicKey(), builds.now, Samples.RANDOM);
        Files.writeString(
                Files.createDirectories(builds.folder.resolve("replies")).resolve("primary.pem"),
                PemWriter.certificates(List.of(issued, authority.certificate())));

        Keys keys = builds.run(external);

        assertThat(keys.get(Role.PRIMARY).status()).isEqualTo(KeyStatus.CERTIFIED);
        assertThat(keys.signers())
                .extracting(signer -> signer.alias().toString())
                .containsExactly(waiting + "-until-2026-12-26");
        assertThat(builds.lock()).doesNotContain(name).contains("former " + waiting);
        assertThat(builds.said)
                .contains(waiting + ": former signing key, published next to the current one until 2026-12-26");
        assertThat(builds.run(external).isChanged()).isFalse();
    }

    private void refuses(String what) throws Exception {
        var before = builds.snapshot();
        assertThatThrownBy(() -> builds.run(PLAN))
                .isInstanceOf(ProblemException.class)
                .hasMessage(store + ": " + what
                        + " Restore the file from a backup, or delete its line in keys.lock: tokens signed"
                        + " with it are then rejected.");
        assertThat(builds.snapshot()).isEqualTo(before);
    }
}
