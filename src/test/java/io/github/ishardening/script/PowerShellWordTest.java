package io.github.ishardening.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerShellWordTest {

    /** What PowerShell's own CodeGeneration.EscapeSingleQuotedStringContent makes of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "C:\\is | 'C:\\is'",
                "a b | 'a b'",
                "it's | 'it''s'",
                "a''b | 'a''''b'",
                "100%PATH% | '100%PATH%'",
                "$HOME $(id) | '$HOME $(id)'",
                "`id` | '`id`'",
                "a;b&c|'a;b&c'",
                "\u2018a\u2019 \u201Ab\u201B | '\u2018\u2018a\u2019\u2019 \u201A\u201Ab\u201B\u201B'",
                "$1 \\1 | '$1 \\1'"
            })
    void isOneWordOfWhichNothingElseIsMade(String text, String word) {
        assertThat(PowerShellWord.quoted(text)).isEqualTo(word);
    }
}
