package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users write where a host name belongs: every goal says what to write instead, before it makes a folder. */
@MojoTest
class WrongHostNamesTest extends FilledGoalsTest {

    private static final String LONG_LABEL = "a".repeat(64) + ".example.com";
    private static final String LONG_NAME = "a.".repeat(126) + "com";
    private static final String CHARACTERS = "Use letters, digits and hyphens between dots.";
    private static final String ANOTHER =
            "Use the server's own; you can add dns:*.example.com to <keystores><tls><subjectAlternativeNames>.";
    private static final String NUMBERS = "which isn't a valid IPv4 address, and hostnames can't end in a number."
            + " Write four numbers from 0 to 255, or a name.";
    private static final String LENGTHS =
            "Shorten it: DNS allows 63 characters between two dots and 253 in total (RFC 1035).";
    private static final String PORTS = "; ports have separate parameters.";
    private static final String CASE =
            ": browsers send hostnames in lower case, and the server's comparison is case-sensitive.";
    private static final String UNDERSCORE = "with an underscore, which isn't allowed in hostnames (RFC 1123). ";

    private static final List<String> TABLE = List.of(
            "is.example.com:9443 | with a port. Write is.example.com" + PORTS,
            "IS.example.com:9443 | with a port. Write is.example.com" + PORTS,
            "10.0.0.1:9443 | with a port. Write 10.0.0.1" + PORTS,
            ":9443 | with a port. " + CHARACTERS,
            "https://is.example.com | a URL. Write is.example.com.",
            "https://admin@IS.Example.com.:9443/carbon/?a=b#c | a URL. Write is.example.com.",
            "https://[2001:db8::1]:9443/ | a URL. Write 2001:db8::1.",
            "is.example.com: | with a port. Write is.example.com" + PORTS,
            "https:///carbon | a URL. " + CHARACTERS,
            "https://my_is.example.com | a URL. Write my-is.example.com.",
            "is.example.com/carbon | with a path. Write is.example.com.",
            "/carbon | with a path. " + CHARACTERS,
            "is.example.com. | with a trailing dot. Write is.example.com.",
            "my_is.example.com | " + UNDERSCORE + "Use a name such as my-is.example.com.",
            "_is.example.com | " + UNDERSCORE + CHARACTERS,
            "b\u00fccher.example | with letters that DNS supports only in encoded form. Write xn--bcher-kva.example.",
            "B\u00dcCHER.example. | with letters that DNS supports only in encoded form. Write xn--bcher-kva.example.",
            "\u00fc-.example | with letters that DNS doesn't support. Use letters, digits and hyphens.",
            "*.example.com | which matches several hosts. " + ANOTHER,
            "*.example.com:9443 | with a port. " + ANOTHER,
            "IS.Example.COM | which contains uppercase letters. Write is.example.com" + CASE,
            "IS.example.com. | which contains uppercase letters. Write is.example.com" + CASE,
            "is example.com | which contains a space. Write it without spaces.",
            "is.example.com, is2.example.com | which contains a space. Write it without spaces.",
            "is\u00a0example.com | which contains a space. Write it without spaces.",
            "[2001:db8::1] | in brackets, as in a URL. Write 2001:db8::1.",
            "[2001:db8::1]:9443 | in brackets, as in a URL. Write 2001:db8::1.",
            "2001:db8:::1 | which isn't a valid IPv6 address. Write it as in RFC 5952, for example 2001:db8::1.",
            "1:2:3:4:5:6:7: | which isn't a valid IPv6 address. Write it as in RFC 5952, for example 2001:db8::1.",
            "fe80::1%eth0 | which isn't a valid IPv6 address. Write it as in RFC 5952, for example 2001:db8::1.",
            LONG_LABEL + " | which has a label of 64 characters. " + LENGTHS,
            "[".repeat(5000) + "]".repeat(5000) + " | with 10000 characters. " + LENGTHS,
            LONG_NAME + " | with 255 characters. " + LENGTHS,
            "256.1.1.1 | " + NUMBERS,
            "10.0.1 | " + NUMBERS,
            "0x7f000001 | " + NUMBERS,
            "is.example.123 | " + NUMBERS,
            "-is.example.com | which is neither. " + CHARACTERS,
            "is..example.com | which is neither. " + CHARACTERS,
            "is.example.com,is2.example.com | which is neither. " + CHARACTERS);

    @BeforeEach
    void hasADistribution() throws IOException {
        Files.writeString(basedir.resolve("input"), "");
    }

    @Test
    void everyGoalSaysOfItsHostNameWhatToWriteInstead() throws Exception {
        refuseAll("<hostname>%s</hostname><keyManager><port>9444</port></keyManager>", "<hostname>");
    }

    @Test
    void everyGoalSaysOfTheKeyManagersWhatToWriteInstead() throws Exception {
        refuseAll("<keyManager><hostname>%s</hostname></keyManager>", "<keyManager><hostname>");
    }

    @Test
    void everyGoalThatEditsSaysOfTheFragmentsWhatToWriteInstead() throws Exception {
        Path fragment = basedir.resolve("fragment.toml");
        for (String key : List.of("hostname", "internal_hostname")) {
            for (String row : TABLE) {
                Files.writeString(fragment, "[server]\n%s = \"%s\"\n".formatted(key, name(row)));
                for (AbstractHardeningMojo goal : goals) {
                    if (edits(goal)) {
                        assertRefused(
                                goal,
                                input(goal)
                                        + "<deployment><file>%s</file></deployment><keyManager><port>9444</port></keyManager>"
                                                .formatted(fragment),
                                fragment + ":2, [server] " + key + ": " + complaint(row));
                    }
                }
            }
        }
        assertMadeNothing("fragment.toml", "input");
    }

    private void refuseAll(String xml, String where) throws Exception {
        for (String row : TABLE) {
            for (AbstractHardeningMojo goal : goals) {
                if (goal instanceof AbstractServerMojo) {
                    assertRefused(goal, input(goal) + xml.formatted(name(row)), where + ": " + complaint(row));
                }
            }
        }
        assertMadeNothing("input");
    }

    private String input(AbstractHardeningMojo goal) {
        return "<distribution>" + basedir.resolve("input") + "</distribution>"
                + (goal instanceof RotateKeyMojo ? "<role>tls</role>" : "");
    }

    private static boolean edits(AbstractHardeningMojo goal) {
        return goal instanceof AbstractServerMojo && !(goal instanceof AbstractLookingMojo);
    }

    private static String name(String row) {
        return row.substring(0, row.indexOf(" | "));
    }

    private static String complaint(String row) {
        return "must be a hostname or address, but is " + row.replace(" | ", ", ");
    }

    private void assertMadeNothing(String... were) throws IOException {
        try (Stream<Path> entries = Files.list(basedir)) {
            assertThat(entries.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(were);
        }
    }
}
