package io.github.ishardening.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {

    private static final String CURE = " \"kubectl apply --dry-run=client -f\" shows what is wrong with a manifest.";
    private static final String TYPE_CURE = " Write it as Kubernetes expects it: \"kubectl explain\" shows how.";

    @Test
    void documentsAreReadWithoutTheEmptyOnesAndKnowTheirLines() {
        var documents = Yaml.documents("m.yaml", bytes("---\n# nothing\n---\na: 1\n---\nb:\n  c: text\n"));

        assertThat(documents).hasSize(2);
        assertThat(documents.get(1).at("b", "c")).hasValueSatisfying(value -> {
            assertThat(value.text()).isEqualTo("text");
            assertThat(value.line()).isEqualTo(7);
        });
    }

    @Test
    void jsonAndAMarkOfByteOrderAreUnderstood() {
        var documents = Yaml.documents("m.json", bytes("\uFEFF{\"kind\": \"ConfigMap\",\r\n \"data\": null}"));

        assertThat(documents.get(0).name("kind", "")).isEqualTo("ConfigMap");
        assertThat(documents.get(0).get("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'a:\n\tb: c'; m.yaml:2: isn't valid YAML from here on.",
                "'a: *nowhere'; m.yaml:1: isn't valid YAML from here on.",
                "'a: \"open'; m.yaml:1: isn't valid YAML from here on.",
                "'a: [1, 2'; m.yaml:1: isn't valid YAML from here on.",
                "'a: \u0000'; 'm.yaml: isn''t valid YAML, or uses more than 50 aliases.'"
            })
    void whatIsNoYamlIsSaidWithItsLineAndWithoutItsContent(String text, String problem) {
        assertRefused(bytes(text), problem + CURE);
    }

    @Test
    void otherBytesAreNoText() {
        assertRefused(
                new byte[] {'a', ':', ' ', (byte) 0xFF, (byte) 0xFE},
                "m.yaml: isn't UTF-8 text, so it isn't a manifest. Specify a YAML file.");
    }

    @Test
    void deepNestingEndsNothing() {
        assertRefused(bytes("[".repeat(100_000)), "m.yaml:1: is nested deeper than 100 levels. Reduce the nesting.");
        assertRefused(
                bytes("a:\n" + "- ".repeat(200) + "b"),
                "m.yaml:2: is nested deeper than 100 levels. Reduce the nesting.");
    }

    @Test
    void whatNeverEndsIsCutOff() {
        assertRefused(
                bytes("[" + "a,".repeat(400_000) + "]"),
                "m.yaml:1: contains more than 100000 values. Specify the manifest of a single release.");
    }

    @Test
    void aliasesThatMultiplyTakeNoTime() {
        var bomb = new StringBuilder("kind: ConfigMap\na0: &a0 [x,x]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(2)));
        }
        bomb.append("data:\n  deployment.toml: *a24\n");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> Manifest.read("m.yaml", bytes(bomb.toString())))
                        .withMessage("m.yaml:26: must be a string; put numbers and booleans in quotes." + TYPE_CURE));
    }

    @Test
    void aliasesThatMultiplyTextTakeNoMemory() {
        var bomb = new StringBuilder("kind: ConfigMap\ndata:\n  a: &a ")
                .append("x".repeat(1 << 20))
                .append('\n');
        for (int i = 0; i < 2000; i++) {
            bomb.append("  a%d: *a\n".formatted(i));
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Manifest.read("m.yaml", bytes(bomb.toString())))
                .withMessage(
                        "m.yaml:3: up to here, the objects contain more than 32 MiB. Specify the manifest of a single"
                                + " release.");
    }

    @Test
    void aliasesThatMultiplyObjectsTakeNoTime() {
        var bomb = new StringBuilder("kind: List\nitems:\n- &pod\n  kind: Pod\n  spec:\n    containers:\n"
                + "    - &container\n      volumeMounts:\n");
        bomb.append("      - {name: v}\n".repeat(10_000)).append("    - *container\n".repeat(20));
        bomb.append("- *pod\n".repeat(20));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Manifest.read("m.yaml", bytes(bomb.toString())))
                .withMessage(
                        "m.yaml:7: up to here, the objects contain more than 20000 keys, mounts and variables in total."
                                + " Specify the manifest of a single release.");
    }

    @Test
    void aListInItselfIsCutOff() {
        assertThat(Manifest.read("m.yaml", bytes("&all\nkind: List\nitems: [*all]\n"))
                        .objects())
                .isEmpty();
    }

    @Test
    void tagsMakeNothing() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Manifest.read("m.yaml", bytes("kind: !!java.io.File [/etc/passwd]\n")))
                .withMessage("m.yaml:1: must be a string; put numbers and booleans in quotes." + TYPE_CURE);
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        var document = Yaml.documents("m.yaml", bytes("a: 1\nb: 2\na: 3\n")).get(0);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> document.get("b"))
                .withMessage("m.yaml:3: is a duplicate key. Remove one of the two.");
    }

    @Test
    void aKeyThatIsNoTextIsRefused() {
        var document = Yaml.documents("m.yaml", bytes("? [a]\n: b\n")).get(0);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> document.get("b"))
                .withMessage("m.yaml:1: must be a string, because it is a key." + TYPE_CURE);
    }

    private static void assertRefused(byte[] content, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Yaml.documents("m.yaml", content))
                .withMessage(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
