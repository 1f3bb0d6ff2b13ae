package io.github.ishardening.random;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Bytes as they come out of accidents. */
public final class DamagedBytes {

    private static final int LONGEST = 400;
    private static final int MOST = 4;

    private DamagedBytes() {}

    private enum Accident {
        OVERWRITTEN,
        INSERTED,
        LOST,
        REPEATED,
        CUT_OFF
    }

    private record Damage(Accident accident, double at, double length, byte[] bytes) {

        byte[] to(byte[] sound) {
            int start = (int) (at * sound.length);
            int end = start + (int) (length * Math.min(LONGEST, sound.length - start));
            var damaged = new ByteArrayOutputStream();
            damaged.write(sound, 0, start);
            switch (accident) {
                case OVERWRITTEN -> {
                    damaged.writeBytes(bytes);
                    int rest = Math.min(start + bytes.length, sound.length);
                    damaged.write(sound, rest, sound.length - rest);
                }
                case INSERTED -> {
                    damaged.writeBytes(bytes);
                    damaged.write(sound, start, sound.length - start);
                }
                case LOST -> damaged.write(sound, end, sound.length - end);
                case REPEATED -> {
                    damaged.write(sound, start, end - start);
                    damaged.write(sound, start, sound.length - start);
                }
                case CUT_OFF -> damaged.write(sound, start, 0);
            }
            return damaged.toByteArray();
        }
    }

    /** One of these after a few accidents, or bytes that were never anything. */
    public static Arbitrary<byte[]> of(List<byte[]> sound) {
        Arbitrary<byte[]> damaged = Combinators.combine(
                        Arbitraries.of(sound), damages().list().ofMinSize(1).ofMaxSize(MOST))
                .as((bytes, damages) -> {
                    byte[] result = bytes;
                    for (Damage damage : damages) {
                        result = damage.to(result);
                    }
                    return result;
                });
        Arbitrary<byte[]> never = Arbitraries.bytes().array(byte[].class).ofMaxSize(LONGEST);
        return Arbitraries.frequencyOf(Tuple.of(15, damaged), Tuple.of(1, never));
    }

    private static Arbitrary<Damage> damages() {
        Arbitrary<Double> part = Arbitraries.integers()
                .between(0, 9_999)
                .withDistribution(RandomDistribution.uniform())
                .map(number -> number / 10_000.0);
        return Combinators.combine(
                        Arbitraries.of(Accident.class),
                        part,
                        part,
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(8))
                .as(Damage::new);
    }
}
