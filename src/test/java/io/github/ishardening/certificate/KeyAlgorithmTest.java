package io.github.ishardening.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.keys.Samples;
import io.github.ishardening.problem.ProblemException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAlgorithmTest {

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void recognisesTheKeysThatItMakes(KeyAlgorithm algorithm) {
        PublicKey key = Samples.pair(algorithm, 0).getPublic();
        assertThat(KeyAlgorithm.of(key)).contains(algorithm);
        assertThat(KeyAlgorithm.describe(key)).isEqualTo(algorithm.toString());
        assertThat(KeyAlgorithm.parse(Role.TLS, algorithm.toString())).isEqualTo(algorithm);
    }

    @Test
    void describesKeysThatItDoesNotMake() throws GeneralSecurityException {
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024);
        PublicKey small = rsa.generateKeyPair().getPublic();
        var ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp521r1"));
        PublicKey large = ec.generateKeyPair().getPublic();

        assertThat(KeyAlgorithm.of(small)).isEmpty();
        assertThat(KeyAlgorithm.describe(small)).isEqualTo("RSA-1024");
        assertThat(KeyAlgorithm.of(large)).isEmpty();
        assertThat(KeyAlgorithm.describe(large)).isEqualTo("EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA-1024", "RSA", "RSA3072", "EC-P521", ""})
    void refusesOtherAlgorithms(String text) {
        assertThatThrownBy(() -> KeyAlgorithm.parse(Role.TLS, text))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "<keystores><tls><algorithm>: must be one of RSA-2048, RSA-3072, RSA-4096, EC-P256, EC-P384,"
                                + " but is " + text + ".");
    }

    @Test
    void takesThemInAnyCase() {
        assertThat(KeyAlgorithm.parse(Role.TLS, "rsa-3072")).isEqualTo(KeyAlgorithm.RSA_3072);
    }

    @Test
    void refusesEllipticCurvesWhereTheServerWantsRsa() {
        assertThatThrownBy(() -> Role.PRIMARY.require(KeyAlgorithm.EC_P256))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<keystores><primary><algorithm>: must be RSA, because the server signs tokens and SAML"
                        + " with RSA, but is EC-P256.");
        assertThatThrownBy(() -> Role.INTERNAL.require(KeyAlgorithm.EC_P384))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<keystores><internal><algorithm>: must be RSA, because the vault requires RSA, but is"
                        + " EC-P384.");
        assertThat(Role.CA.accepts(KeyAlgorithm.EC_P384)).isTrue();
        assertThat(Role.TLS.accepts(KeyAlgorithm.EC_P256)).isTrue();
    }
}
