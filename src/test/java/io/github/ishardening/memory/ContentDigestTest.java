package io.github.ishardening.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.file.Digests;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

    private static final byte[] KEY = "key".getBytes(US_ASCII);

    @Test
    void isTheDigestOfEachPartBehindItsLength() {
        byte[] sequence = "\0\0\0\2ab\0\0\0\0\0\0\0\1c".getBytes(US_ASCII);

        assertThat(abc().plain()).isEqualTo(Digests.sha256(sequence));
        assertThat(abc().keyed(KEY))
                .isEqualTo(Digests.hmacSha256(KEY, Digests.sha256().digest(sequence)));
    }

    @Test
    void differsWhereTheSameBytesArePartedOtherwise() {
        assertThat(abc().plain())
                .isNotEqualTo(new ContentDigest().add("a").add("").add("bc").plain());
    }

    @Test
    void differsWithTheKey() {
        assertThat(abc().keyed(KEY)).isNotEqualTo(abc().keyed("other".getBytes(US_ASCII)));
    }

    private static ContentDigest abc() {
        return new ContentDigest().add("ab").add(new byte[0]).add("c");
    }
}
