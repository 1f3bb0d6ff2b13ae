package io.github.ishardening.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

    @ParameterizedTest
    @CsvSource({"src/a.toml:12, src/a.toml, 12", "C:\\is\\a.toml:1, C:\\is\\a.toml, 1", "a:2:3, a:2, 3"})
    void readsWhatItSays(String text, String path, int line) {
        assertThat(Location.parse(text)).isEqualTo(Location.of(path, line)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/a.toml", "C:\\is\\a.toml", "a:0", ":3", "a:12345678901"})
    void readsAPathWithoutALine(String text) {
        assertThat(Location.parse(text)).isEqualTo(Location.of(text)).hasToString(text);
    }

    @Test
    void hasALineOnlyWhereThereIsOne() {
        assertThat(Location.of("a").line()).isEqualTo(OptionalInt.empty());
    }
}
