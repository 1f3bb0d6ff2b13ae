package io.github.ishardening.inspection.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void marksTheWordsByWhichLinesDiffer() {
        assertThat(marked("- hostname = \"localhost\"", "+ hostname = \"is.example.com\""))
                .containsExactly("hostname = [\"localhost\"]", "hostname = [\"is.example.com\"]");
        assertThat(marked("- java -Xms256m -Xmx1g -Da=b x", "+ java -Xms512m -Xmx2g -Da=b -Dc=d x"))
                .containsExactly("java [-Xms256m -Xmx1g] -Da=b x", "java [-Xms512m -Xmx2g] -Da=b [-Dc=d] x");
        assertThat(marked("- ciphers=A,B,C", "+ ciphers=A,C")).containsExactly("ciphers=A,[B],C", "ciphers=A,C");
    }

    @Test
    void comparesLinesThatSetTheSame() {
        assertThat(marked("- a = 1", "- b = 2", "+ b = 3", "+ c = 2", "  a = 1", "- d = 4", "  d = 0", "+ d = 5"))
                .containsExactly("a = 1", "b = [2]", "b = [3]", "c = 2", "a = 1", "d = 4", "d = 0", "d = 5");
    }

    @Test
    void marksNothingWhereMaskedLinesAreAlikeOrOneIsEmpty() {
        assertThat(marked("- password = •••", "+ password = •••", "- ", "+ "))
                .containsExactly("password = •••", "password = •••", "", "");
    }

    /** The lines, with brackets around what is marked. */
    private static List<String> marked(String... lines) {
        var hunk = List.of(lines).stream()
                .map(line -> new ChangedLine(kind(line.charAt(0)), 1, line.substring(2), Set.of("rule")))
                .toList();
        return WordDiff.mark(hunk).stream().map(WordDiffTest::brackets).collect(Collectors.toList());
    }

    private static Kind kind(char sign) {
        return sign == '+' ? Kind.ADDED : sign == '-' ? Kind.REMOVED : Kind.KEPT;
    }

    private static String brackets(ChangedLine line) {
        assertThat(line.rules()).containsExactly("rule");
        var text = new StringBuilder(line.text());
        for (int i = line.parts().size() - 1; i >= 0; i--) {
            var part = line.parts().get(i);
            text.insert(part.until(), ']').insert(part.from(), '[');
        }
        return text.toString();
    }
}
