package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters that take one of a few words. */
class WrongWordsTest {

    private static final String WORDS = """
            certificateAuthority/mode      | local, none, external
            keystores/pkcs12Profile        | modern, legacy
            keystores/tls/algorithm        | RSA-2048, RSA-3072, RSA-4096, EC-P256, EC-P384
            truststore/expired             | drop, keep
            secrets/mode                   | vault, environment, plain
            secrets/vaultKey               | rsa, aes
            secrets/passwordFile           | none, tmp, persist
            controls/settings/logForging   | encode, uuid, both
            keyManager/bundle              | identity-server, api-manager
            keyManager/profile             | current, documented
            keyManager/certificates        | jwks, pem
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = WORDS)
    void takesEveryWordInAnyCase(String path, String words) {
        for (String word : words.split(", ")) {
            for (String spelling : List.of(word, word.toUpperCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))) {
                assertThatCode(() -> read(path, spelling)).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = WORDS)
    void refusesEveryOtherWordAndSaysThoseThatThereAre(String path, String words) {
        String first = words.split(", ")[0];
        for (String wrong : List.of(
                "true",
                "false",
                "0",
                "-",
                "x" + first,
                first + "x",
                first + "," + first,
                "\u00e4" + first,
                "null",
                words)) {
            String said = path.endsWith("pkcs12Profile")
                    ? "must be modern or legacy; was "
                    : "must be one of " + words + (path.endsWith("algorithm") ? "; was " : ", was ");
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read(path, wrong))
                    .withMessage("<" + path.replace("/", "><") + ">: " + said + wrong + ".");
        }
    }

    private static void read(String path, String word) {
        String xml = PluginBlock.element(path, word);
        PluginBlock.request(xml);
        PluginBlock.keyManager(xml);
    }
}
