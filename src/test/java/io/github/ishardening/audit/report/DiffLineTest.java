package io.github.ishardening.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.audit.ChangedLine.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiffLineTest {

    @Test
    void marksWhatDiffers() {
        assertThat(written("a = <b> c", Kind.ADDED, new Part(4, 7))).isEqualTo("a = <mark>&lt;b&gt;</mark> c");
    }

    @Test
    void showsOfALongLineAllThatDiffersAndWhereThatIs() {
        String alike = "begin%send".formatted(".".repeat(500));
        String text = "%1$s<1>%1$s<2>-<3>%1$s".formatted(alike);
        int first = alike.length();
        int second = 2 * first + 3;

        assertThat(written(
                        text,
                        Kind.REMOVED,
                        new Part(first, first + 3),
                        new Part(second, second + 3),
                        new Part(second + 4, second + 7)))
                .isEqualTo(
                        "%1$s%3$s<mark>&lt;1&gt;</mark>%2$s%1$s%3$s<mark>&lt;2&gt;</mark>-<mark>&lt;3&gt;</mark>%2$s%1$s"
                                .formatted(
                                        "<span class=\"cut\">…</span>",
                                        "begin" + ".".repeat(35),
                                        ".".repeat(37) + "end"));
    }

    @Test
    void cutsOnlyWhatIsAlike() {
        String text = "x".repeat(2_000);

        assertThat(written(text, Kind.ADDED)).isEqualTo(text);
        assertThat(written(text + "y", Kind.REMOVED, new Part(0, 2_000))).isEqualTo("<mark>%s</mark>y".formatted(text));
        assertThat(written(text, Kind.KEPT)).isEqualTo("x".repeat(1_000) + "…");
        assertThat(written("x".repeat(1_000_000), Kind.ADDED)).isEqualTo("x".repeat(10_000) + "…");
    }

    @Test
    void cutsNoCharacterInTwo() {
        String text = "x".repeat(39) + "😀".repeat(200) + "yz";

        assertThat(written("a" + text, Kind.ADDED, new Part(0, 1)))
                .isEqualTo("<mark>a</mark>%s<span class=\"cut\">…</span>".formatted("x".repeat(39)));
        assertThat(written(text, Kind.ADDED, new Part(440, 441)))
                .isEqualTo("<span class=\"cut\">…</span>%sy<mark>z</mark>".formatted("😀".repeat(20)));
    }

    private static String written(String text, Kind kind, Part... parts) {
        var html = Markup.html();
        html.element("td", () -> new DiffLine(new ChangedLine(kind, 1, text, Set.of(), List.of(parts)), html).write());
        String page = html.toString();
        return page.substring(page.indexOf("<td>") + 4, page.lastIndexOf("</td>"));
    }
}
