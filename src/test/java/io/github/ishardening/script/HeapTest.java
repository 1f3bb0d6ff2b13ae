package io.github.ishardening.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

    private static final String WHERE = "<controls><settings><heapMin>";

    @ParameterizedTest
    @CsvSource({"512m, 2048m", "512m, 2g", "1024, 1k", "1K, 1M", "2g, 2048m", "1g, 1t"})
    void takesSizesInTheNotationOfTheJvm(String initial, String maximum) {
        assertThat(Heap.of(WHERE, initial, maximum)).isEqualTo(new Heap(initial, maximum));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0m", "x", "512 m", "512mb", "-1m", "1m -XX:+Evil"})
    void refusesWhatIsNoSize(String size) {
        assertThatThrownBy(() -> Heap.of(WHERE, size, "2g"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": must be a size such as 512m or 2g, but is " + size + ".");
    }

    @Test
    void refusesAnInitialSizeAboveTheMaximum() {
        assertThatThrownBy(() -> Heap.of(WHERE, "3g", "2048m"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": the initial heap size, 3g, must not exceed the maximum, 2048m.");
    }
}
