package io.github.ishardening.inspection.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ChangedLine.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void saysWhichLinesCameAndWentWithThoseAround() {
        assertThat(said("a b c d e f g h i j k", "a b c X e f g h i j k Y"))
                .containsExactly("=b =c -d +X =e =f", "=j =k +Y");
        assertThat(said("a b", "a b")).isEmpty();
        assertThat(said("", "a")).containsExactly("+a");
        assertThat(said("a", "")).containsExactly("-a");
        assertThat(said("a X b Y c", "a b c")).containsExactly("=a -X =b -Y =c");
    }

    @Test
    void leadsFromOneTextToTheOther() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var before = text(random);
            var after = text(random);
            var steps = LineDiff.steps(before, after);

            assertThat(steps.stream()
                            .filter(step -> step.kind() != Kind.REMOVED)
                            .map(step -> after.get(step.index())))
                    .isEqualTo(after);
            var kept = steps.stream()
                    .filter(step -> step.kind() == Kind.KEPT)
                    .map(step -> after.get(step.index()))
                    .iterator();
            var rebuilt = new ArrayList<String>();
            for (var step : steps) {
                if (step.kind() == Kind.REMOVED) {
                    rebuilt.add(before.get(step.index()));
                } else if (step.kind() == Kind.KEPT) {
                    rebuilt.add(kept.next());
                }
            }
            assertThat(rebuilt).isEqualTo(before);
        }
    }

    @Test
    void givesUpLookingForWhatIsAlikeInLongTexts() {
        var before = Stream.concat(Stream.of("first"), Collections.nCopies(3_000, "old").stream())
                .toList();
        var after = Stream.concat(Stream.of("first"), Collections.nCopies(3_000, "new").stream())
                .toList();

        assertThat(LineDiff.steps(before, after)).hasSize(6_001);
    }

    private static List<String> text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(line -> "abcd".substring(random.nextInt(4)).substring(0, 1))
                .toList();
    }

    private static List<String> said(String before, String after) {
        var old = words(before);
        var now = words(after);
        return LineDiff.hunks(old, now).stream()
                .map(hunk -> String.join(
                        " ",
                        hunk.stream()
                                .map(step -> switch (step.kind()) {
                                    case KEPT -> "=" + now.get(step.index());
                                    case ADDED -> "+" + now.get(step.index());
                                    case REMOVED -> "-" + old.get(step.index());
                                })
                                .toList()))
                .toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
