package io.github.ishardening.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LazyTest {

    @Test
    void worksOutItsValueOnce() throws IOException {
        Queue<String> values = new ArrayDeque<>(List.of("first", "second"));
        var value = new Lazy<>(values::remove);

        assertThat(value.get()).isEqualTo("first");
        assertThat(value.get()).isEqualTo("first");
        assertThat(values).containsExactly("second");
    }

    @Test
    void triesAgainAfterAFailure() throws IOException {
        Queue<IOException> failures = new ArrayDeque<>(List.of(new FileNotFoundException("gone")));
        var value = new Lazy<>(() -> {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return "value";
        });

        assertThatIOException().isThrownBy(value::get).withMessage("gone");
        assertThat(value.get()).isEqualTo("value");
    }
}
