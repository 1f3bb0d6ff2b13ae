package io.github.ishardening.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void hasNothingThatControlsOrHides() {
        assertThat(Quoted.of("CN=a\r\n\u001B[31mb\u202Ec\u2028d")).isEqualTo("CN=a [31mb c d");
    }

    @Test
    void isCut() {
        assertThat(Quoted.of("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(Quoted.of("a".repeat(201))).isEqualTo("a".repeat(200) + "…");
    }
}
