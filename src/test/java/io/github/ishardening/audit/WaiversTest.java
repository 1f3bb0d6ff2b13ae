package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.CRITICAL;
import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.HIGH;
import static io.github.ishardening.audit.Samples.KEY_IN_ARCHIVE;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PORTS;
import static io.github.ishardening.audit.Samples.RULES;
import static io.github.ishardening.audit.Samples.SECURITY_ADVISORIES;
import static io.github.ishardening.audit.Samples.SERVER_HEADER;
import static io.github.ishardening.audit.Samples.waived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private Path folder;

    @Test
    void marksWhatTheyCoverAndNothingElse() throws IOException {
        Waivers waivers = read("""
                [[waiver]]
                rule = "published-key"
                location = "repository/components/**"
                reason = "a client's test key"
                until = 2026-11-22

                [[waiver]]
                rule = "server-header"
                reason = "behind a proxy"
                until = "2027-03-31"
                """);

        assertThat(waivers.applyTo(List.of(KEY_IN_STORE, KEY_IN_ARCHIVE, HEADER, PORTS)))
                .containsExactly(
                        KEY_IN_STORE,
                        waived(KEY_IN_ARCHIVE, "a client's test key (until 2026-11-22)"),
                        waived(HEADER, "behind a proxy (until 2027-03-31)"),
                        PORTS);
    }

    @Test
    void coverAdvisoriesByTheirIds() throws IOException {
        Waivers waivers = Waivers.read(
                Files.writeString(folder.resolve("waivers.toml"), """
                [[waiver]]
                rule = "security-advisories"
                location = "WSO2-2025-4494"
                reason = "client certificates end at the proxy"
                until = 2027-03-31

                [[waiver]]
                rule = "security-advisories"
                location = "WSO2-2024-*"
                reason = "there is none"
                until = 2027-03-31
                """), List.of(SECURITY_ADVISORIES), TODAY);

        assertThat(waivers.applyTo(List.of(CRITICAL, HIGH)))
                .containsExactly(CRITICAL.waivedFor("client certificates end at the proxy (until 2027-03-31)"), HIGH);
        assertThat(waivers.idle(List.of(CRITICAL, HIGH), List.of(SECURITY_ADVISORIES)))
                .containsExactly("waivers.toml:7: waives nothing: security-advisories has no finding there.");
    }

    @Test
    void tellAdvisoriesApartWhoseIdsBeginAlike() throws IOException {
        Waivers waivers =
                Waivers.read(Files.writeString(folder.resolve("waivers.toml"), """
                [[waiver]]
                rule = "server-header"
                location = "WSO2-2026-1234"
                reason = "no user store locks anybody"
                until = 2027-03-31
                """), List.of(SERVER_HEADER), TODAY);
        var longer = HEADER.with("it is off (WSO2-2026-12345).", "Set it.");

        assertThat(waivers.applyTo(List.of(longer))).containsExactly(longer);
    }

    @Test
    void coverWhatAFindingSaysOfAnAdvisory() throws IOException {
        Waivers waivers =
                Waivers.read(Files.writeString(folder.resolve("waivers.toml"), """
                [[waiver]]
                rule = "server-header"
                location = "WSO2-2024-3676"
                reason = "no user store locks anybody"
                until = 2027-03-31
                """), List.of(SERVER_HEADER), TODAY);
        var asked = HEADER.with("it is off (WSO2-2024-3676, CVE-2024-9517).", "Set it.");

        assertThat(waivers.applyTo(List.of(asked, HEADER)))
                .containsExactly(asked.waivedFor("no user store locks anybody (until 2027-03-31)"), HEADER);
    }

    @Test
    void coverNoFileWhoseNameIsNone() throws IOException {
        Waivers waivers = read("""
                [[waiver]]
                rule = "server-header"
                location = "**"
                reason = "behind a proxy"
                until = 2027-03-31
                """);
        var odd = new Finding(
                SERVER_HEADER,
                Severity.WARNING,
                Location.of("x.war!/a\0b"),
                "It is sent.",
                "Set it.",
                Optional.empty());

        assertThat(waivers.applyTo(List.of(odd, HEADER)))
                .containsExactly(odd, waived(HEADER, "behind a proxy (until 2027-03-31)"));
    }

    @Test
    void tellWhichOfThemCanGo() throws IOException {
        Waivers waivers = read("""
                [[waiver]]
                rule = "server-header"
                reason = "behind a proxy"
                until = 2027-03-31
                """);

        assertThat(waivers.idle(List.of(HEADER), Samples.RULES)).isEmpty();
        assertThat(waivers.idle(List.of(PORTS), Samples.RULES))
                .containsExactly("waivers.toml:1: waives nothing: server-header has no finding there.");
        assertThat(waivers.idle(List.of(PORTS), List.of(Samples.DEFAULT_PORTS)))
                .as("a rule that wasn't checked")
                .isEmpty();
    }

    @Test
    void mayStandBehindAByteOrderMark() throws IOException {
        assertThat(read("""
                \uFEFF[[waiver]]
                rule = "server-header"
                reason = "behind a proxy"
                until = 2027-03-31
                """).applyTo(List.of(HEADER)))
                .containsExactly(waived(HEADER, "behind a proxy (until 2027-03-31)"));
    }

    @Test
    void mayBeNone() throws IOException {
        assertThat(read("# nothing yet\n").applyTo(List.of(HEADER))).containsExactly(HEADER);
        assertThat(Waivers.none().applyTo(List.of(HEADER))).containsExactly(HEADER);
    }

    @Test
    void nameAllThatIsWrongWithThem() {
        assertThatThrownBy(() -> read("""
                        owner = "me"

                        [[waiver]]
                        rule = "server-haeder"
                        reason = " "
                        until = "soon"
                        ticket = 7

                        [[waiver]]
                        location = "[a"
                        """))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "waivers.toml:1: owner is unknown; only [[waiver]] is allowed.",
                        "waivers.toml:7: ticket is unknown; a waiver has rule, location, reason and until.",
                        "waivers.toml:4: server-haeder isn't a rule. Did you mean server-header?",
                        "waivers.toml:5: reason is empty.",
                        "waivers.toml:6: until must be a date such as 2027-03-31, but is soon.",
                        "waivers.toml:9: rule is missing.",
                        "waivers.toml:10: location must be a glob such as repository/conf/**, but is [a.",
                        "waivers.toml:9: reason is missing.",
                        "waivers.toml:9: until is missing."));
    }

    @Test
    void failOnTheDayAfterTheyExpire() {
        assertThatThrownBy(() -> read("""
                        [[waiver]]
                        rule = "server-header"
                        reason = "behind a proxy"
                        until = 2026-11-21
                        """))
                .isInstanceOf(ProblemException.class)
                .hasMessage("waivers.toml:4: the waiver expired on 2026-11-21. Fix the finding, or set a later date.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule = 7        | waivers.toml:2: rule must be a string.
            reason = false  | waivers.toml:2: reason must be a string.
            location = []   | waivers.toml:2: location must be a string.
            until = 2027    | waivers.toml:2: until must be a date such as 2027-03-31, but is 2027.
            """)
    void areOfTheRightTypes(String line, String message) {
        assertThatThrownBy(() -> read("[[waiver]]\n" + line + "\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void areTables() {
        assertThatThrownBy(() -> read("waiver = [\"server-header\"]"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("waivers.toml:1: a waiver must be a table.");
    }

    @Test
    void sayWhereTheyAreNoToml() {
        assertThatThrownBy(() -> read("[[waiver]]\nuntil = 2026-02-30\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("waivers.toml:2: ")
                .hasMessageEndingWith(" Correct this line.");
    }

    @Test
    void areMissed() {
        Path missing = folder.resolve("waivers.toml");

        assertThatThrownBy(() -> Waivers.read(missing, RULES, TODAY))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<waivers>: " + missing + " doesn't exist. Specify a waiver file, or none.");
    }

    @Test
    void areUtf8() throws IOException {
        Path file = Files.write(folder.resolve("waivers.toml"), new byte[] {'#', (byte) 0xfc, '\n'});

        assertThatThrownBy(() -> Waivers.read(file, RULES, TODAY))
                .isInstanceOf(ProblemException.class)
                .hasMessage(file + ": is not UTF-8. Save it as UTF-8.");
    }

    private Waivers read(String toml) throws IOException {
        return Waivers.read(Files.writeString(folder.resolve("waivers.toml"), toml), RULES, TODAY);
    }
}
