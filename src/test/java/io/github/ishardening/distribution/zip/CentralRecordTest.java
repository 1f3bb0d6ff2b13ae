package io.github.ishardening.distribution.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class CentralRecordTest {

    private static final long FAR = 5_000_000_000L;
    private static final byte[] OTHER_FIELD = {(byte) 0xFE, (byte) 0xCA, 1, 0, 7};

    @Test
    void changesOnlyTheOffsetWhereItFits() {
        CentralRecord record = CentralRecord.of("a", 0100644, 0, new byte[] {1});

        assertThat(record.at(0x1234))
                .containsExactly(ByteBuffer.wrap(record.at(0))
                        .put(42, (byte) 0x34)
                        .put(43, (byte) 0x12)
                        .array());
    }

    @Test
    void movesAnOffsetThatDoesNotFitToAZip64Field() throws IOException {
        CentralRecord far = again(withExtra(OTHER_FIELD, 1, 1).at(FAR));

        assertThat(ZipBytes.unsignedInt(ZipBytes.wrap(far.fixed()), 42)).isEqualTo(ZipBytes.IN_ZIP64);
        assertThat(ZipBytes.unsignedShort(ZipBytes.wrap(far.fixed()), 6)).isEqualTo(45);
        assertThat(far.extra()).isEqualTo(extra(8).putLong(FAR).put(OTHER_FIELD).array());
    }

    @Test
    void putsTheOffsetBehindTheSizesOfAZip64FieldAndLeavesItThere() throws IOException {
        CentralRecord record = withExtra(
                extra(16).putLong(11).putLong(12).put(OTHER_FIELD).array(), ZipBytes.IN_ZIP64, ZipBytes.IN_ZIP64);

        CentralRecord far = again(record.at(FAR));
        assertThat(far.extra())
                .isEqualTo(extra(24)
                        .putLong(11)
                        .putLong(12)
                        .putLong(FAR)
                        .put(OTHER_FIELD)
                        .array());
        assertThat(again(far.at(5)).extra())
                .isEqualTo(extra(24)
                        .putLong(11)
                        .putLong(12)
                        .putLong(5)
                        .put(OTHER_FIELD)
                        .array());
    }

    private static ByteBuffer extra(int zip64Length) {
        return ZipBytes.allocate(4 + zip64Length + OTHER_FIELD.length)
                .putShort((short) 1)
                .putShort((short) zip64Length);
    }

    private static CentralRecord withExtra(byte[] extra, long compressed, long uncompressed) {
        CentralRecord record = CentralRecord.of("a", 0100644, 0, new byte[] {1});
        byte[] fixed = ZipBytes.wrap(record.fixed())
                .putInt(20, (int) compressed)
                .putInt(24, (int) uncompressed)
                .array();
        return new CentralRecord(fixed, record.name(), extra, record.comment());
    }

    private static CentralRecord again(byte[] bytes) throws IOException {
        return CentralRecord.nextIn(ZipBytes.wrap(bytes));
    }
}
