package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.Asked;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyPairsTest {

    private final CountingRandom random = new CountingRandom();
    private final KeyPairs pairs = new KeyPairs(random);

    @Test
    void giveAwayWhatWasBegunOnceOnly() {
        pairs.begin(List.of(Asked.of(Role.TLS, KeyAlgorithm.EC_P256)));

        var first = pairs.make(Role.TLS, KeyAlgorithm.EC_P256);
        int asked = random.asked.get();
        var second = pairs.make(Role.TLS, KeyAlgorithm.EC_P256);

        assertThat(random.asked.get()).as("the first was made but once").isEqualTo(2 * asked);
        assertThat(second.getPublic()).isNotEqualTo(first.getPublic());
    }

    @Test
    void giveNoKeyOfAnotherRoleOrAlgorithm() {
        pairs.begin(List.of(Asked.of(Role.TLS, KeyAlgorithm.EC_P256)));

        var ofCa = pairs.make(Role.CA, KeyAlgorithm.EC_P256);
        var stronger = pairs.make(Role.TLS, KeyAlgorithm.EC_P384);
        var ofTls = pairs.make(Role.TLS, KeyAlgorithm.EC_P256);

        assertThat(ofTls.getPublic()).isNotEqualTo(ofCa.getPublic());
        assertThat(KeyAlgorithm.of(stronger.getPublic())).contains(KeyAlgorithm.EC_P384);
    }

    @Test
    void failWhereTheWorkFailed() {
        random.fails = true;
        pairs.begin(List.of(Asked.of(Role.TLS, KeyAlgorithm.EC_P256)));

        assertThatThrownBy(() -> pairs.make(Role.TLS, KeyAlgorithm.EC_P256))
                .isInstanceOf(ProviderException.class)
                .hasMessage("The JDK can't generate a key")
                .hasRootCauseMessage("no entropy");
    }

    private static final class CountingRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean fails;

        @Override
        public void nextBytes(byte[] bytes) {
            if (fails) {
                throw new IllegalStateException("no entropy");
            }
            asked.incrementAndGet();
            super.nextBytes(bytes);
        }
    }
}
