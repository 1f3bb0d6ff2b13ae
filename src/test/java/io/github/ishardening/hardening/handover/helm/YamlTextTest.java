package io.github.ishardening.hardening.handover.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void writesWhatHelmReadsAsItIsMeant() {
        var document = new LinkedHashMap<String, Object>();
        document.put("on", "no");
        document.put("mode", "0644");
        document.put("quoted", "a \"b\" \\ $secret{c} é: #");
        document.put("lines", "first\n\n  second\n");
        document.put("truth", true);
        document.put("number", 5672L);
        document.put("fraction", 1.5);
        document.put("list", List.of("a", "b"));
        document.put("nothing", List.of());
        document.put("a key: of TOML", "x");

        assertThat(YamlText.of(document)).isEqualTo("""
                "on": "no"
                mode: "0644"
                quoted: "a \\"b\\" \\\\ $secret{c} é: #"
                lines: |
                  first

                    second
                truth: true
                number: 5672
                fraction: 1.5
                list:
                  - "a"
                  - "b"
                nothing: []
                "a key: of TOML": "x"
                """);
    }

    /** In YAML 1.1 the line and the text would end there. */
    @Test
    void escapesWhatEndsALineForHelmOnly() {
        var document = new LinkedHashMap<String, Object>();
        document.put("lines", "a\u2028b: 1\u2029c\n\ufeffd\n");
        document.put("line", "a\u2028b: 1");

        assertThat(YamlText.of(document)).isEqualTo("""
                lines: "a\\Lb: 1\\Pc\\n\\ufeffd\\n"
                line: "a\\Lb: 1"
                """);
    }
}
