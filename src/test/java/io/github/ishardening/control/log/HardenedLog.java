package io.github.ishardening.control.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code log4j2.properties} of a kernel after one control; doing it twice has been seen to change nothing more. */
final class HardenedLog {

    private HardenedLog() {}

    /** The text as it was shipped. */
    static String stock(Kernel kernel) throws IOException {
        return text(kernel.read(LogConfiguration.PATH));
    }

    /** The text afterwards; the control has been seen to leave all else alone. */
    static String by(Control control, Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            var toml = ServerBuilds.toml(distribution);
            var before = toml.bytes();
            var hardening = FakeStores.hardening(distribution, toml, List.of(), kernel.type());

            control.harden(hardening);
            String once = text(distribution.read(LogConfiguration.PATH));
            control.harden(hardening);

            assertThat(text(distribution.read(LogConfiguration.PATH))).isEqualTo(once);
            assertThat(distribution.edits()).isEqualTo(Map.of(LogConfiguration.PATH, Change.REPLACED));
            assertThat(toml.bytes()).isEqualTo(before);
            return once;
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
