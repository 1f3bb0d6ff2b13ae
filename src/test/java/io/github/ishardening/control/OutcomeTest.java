package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.keystore.Spki;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {

    @TempDir
    Path keys;

    @Test
    void showsTheKeysInATableAndWhatWasTakenOut() throws IOException {
        var all = new KeyBuilds(keys).run().all();
        var fingerprints =
                all.stream().map(key -> Spki.sha256(key.entry().certificate())).toList();

        assertThat(new Outcome(all, List.of("a.p12"), List.of(), false).summary())
                .containsExactly(
                        "role      algorithm expires    SPKI SHA-256",
                        "ca        EC-P256   2036-11-22 " + fingerprints.get(0),
                        "primary   RSA-2048  2029-02-24 " + fingerprints.get(1),
                        "internal  RSA-2048  2036-11-22 " + fingerprints.get(2),
                        "tls       EC-P256   2029-02-24 " + fingerprints.get(3),
                        "removed a.p12");
    }

    @Test
    void endsWithWhatTheOperatorHasToKnow() {
        assertThat(new Outcome(List.of(), List.of(), List.of("Start it."), false).advice())
                .containsExactly(
                        "Start it.", "This is for a new deployment; on one with data set <deployment><existing>true.");
    }

    @Test
    void asksForNoSettingThatIsThereAlready() {
        assertThat(new Outcome(List.of(), List.of(), List.of("Start it."), true).advice())
                .containsExactly("Start it.");
    }
}
