package io.github.ishardening.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void givesTheResultOfWorkThatWentOnMeanwhile() throws IOException {
        var meanwhile = new CountDownLatch(1);
        var work = Background.begin("test", () -> {
            awaited(meanwhile);
            return Thread.currentThread().getName();
        });
        meanwhile.countDown();

        assertThat(work.get()).isEqualTo("test");
    }

    @Test
    void failsAsTheWorkDoes() {
        var problem = new ProblemException("here", "is wrong.", "Fix it.");

        assertThatThrownBy(Background.begin("test", () -> {
                    throw problem;
                })::get)
                .isSameAs(problem);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(Background.begin("test", () -> {
            throw new NoSuchFileException("missing");
        })::get);
    }

    @Test
    void isOverWhenItIsClosedHoweverItEnds() {
        var isOver = new AtomicBoolean();
        var go = new CountDownLatch(1);
        var work = Background.begin("test", () -> {
            awaited(go);
            isOver.set(true);
            throw new IOException("nobody asks for it");
        });
        go.countDown();
        work.close();

        assertThat(isOver).isTrue();
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
