package io.github.ishardening.distribution.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.problem.UserLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyProgressTest {

    private final List<String> told = new ArrayList<>();

    private final UserLog progress = new UserLog() {
        @Override
        public void info(String message) {
            throw new AssertionError(message);
        }

        @Override
        public void step(String message) {
            told.add(message);
        }

        @Override
        public void warn(String message) {
            throw new AssertionError(message);
        }
    };

    @Test
    void tellsEveryQuarterOfALargeZipOnce() {
        CopyProgress copied = new CopyProgress(progress, "is.zip", 1_000_000_000);
        for (long done = 0; done <= 1_000_000_000; done += 10_000_000) {
            copied.reach(done);
        }

        assertThat(told)
                .containsExactly(
                        "Writing is.zip: 25% of 1.0 GB",
                        "Writing is.zip: 50% of 1.0 GB", "Writing is.zip: 75% of 1.0 GB");
    }

    @Test
    void saysNothingAboutASmallOne() {
        new CopyProgress(progress, "is.zip", 112_000_000).reach(60_000_000);

        assertThat(told).isEmpty();
    }
}
