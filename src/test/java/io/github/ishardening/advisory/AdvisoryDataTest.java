package io.github.ishardening.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoryDataTest {

    private static final String HEAD =
            "# as of 2026-07-01\nadvisory\tpublished\tseverity\tcvss\tcves\tproduct\tversion\tlevel\n";
    private static final String ROW =
            "WSO2-2025-4494\t2025-11-13\tcritical\t9.8\tCVE-2025-9312\tIdentity Server\t7.1.0\t23\n";
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final Advisory READ = new Advisory(
            "WSO2-2025-4494",
            LocalDate.of(2025, 11, 13),
            "critical",
            OptionalDouble.of(9.8),
            List.of("CVE-2025-9312"),
            OptionalInt.of(23),
            AS_OF);

    @TempDir
    private Path folder;

    @Test
    void isShippedAsItWasGathered() throws IOException {
        Path gathered = Path.of("..", "shared", "advisories.tsv");
        assumeTrue(Files.exists(gathered), "the gathered advisories are not beside this project");

        assertThat(Files.readAllLines(
                        Path.of("src/main/resources/io/github/ishardening/advisory/security-advisories.tsv")))
                .filteredOn(line ->
                        !line.matches("# (?:Gathered from|WSO2-2021-1738 and) .*|WSO2-202(?:1-1738|2-2177)\t.*"))
                .isEqualTo(Files.readAllLines(gathered));
    }

    @Test
    void isRightAsItIsShipped() throws IOException {
        Path shipped = Path.of("src/main/resources/io/github/ishardening/advisory/security-advisories.tsv");

        assertThat(AdvisoryData.in(shipped).of(identityServer("7.1.0")))
                .isEqualTo(AdvisoryData.shipped().of(identityServer("7.1.0")));
    }

    @Test
    void keepsWhatConcernsTheVersionTheWorstFirst() throws IOException {
        String others = """
                WSO2-2025-4115	2025-10-24	medium	4	-	Identity Server	7.1.0	-
                WSO2-2026-5002	2026-05-03	not-applicable	-	-	Identity Server	7.1.0	59
                WSO2-2025-4494	2025-11-13	critical	9.8	CVE-2025-9312	Identity Server	7.0.0	1
                WSO2-2025-4494	2025-11-13	critical	9.8	CVE-2025-9312	API Manager	7.1.0	1
                """;

        var known = read(HEAD + others + ROW).of(identityServer("7.1.0"));

        assertThat(known.asOf()).isEqualTo(AS_OF);
        assertThat(known.advisories())
                .extracting(Advisory::title)
                .containsExactly(
                        "WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8)", "WSO2-2025-4115 (CVSS 4.0)", "WSO2-2026-5002");
        assertThat(known.advisories().get(0)).isEqualTo(READ);
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 Identity Server, 7.1.0-rc2, 1",
        "WSO2 IDENTITY SERVER, 7.1.0, 1",
        "WSO2 Identity Server, 7.1, 0",
        "WSO2 Identity Server, 7.1.0.1, 0",
        "WSO2 Identity Server as Key Manager, 7.1.0, 0",
        "Identity Server, 7.1.0, 0"
    })
    void matchesProductsByTheirWholeNamesAndVersionsByTheirNumbers(String name, String version, int known)
            throws IOException {
        var product = new Product(Product.Family.OTHER, name, Version.parse(version), Version.parse("4.10.42"), true);

        assertThat(read(HEAD + ROW).of(product).advisories()).hasSize(known);
    }

    @Test
    void takesAnAdvisoryOfTwoRowsForCuredAtTheHigherLevelAndAsPublishedLast() throws IOException {
        String again = ROW.replace("2025-11-13", "2026-01-02").replace("\t23", "\t40");
        String unnamed = ROW.replace("\t23", "\t-");

        for (String rows : List.of(ROW + again + unnamed, again + unnamed + ROW, unnamed + ROW + again)) {
            assertThat(read(HEAD + rows).of(identityServer("7.1.0")).advisories())
                    .singleElement()
                    .satisfies(advisory -> {
                        assertThat(advisory.level()).hasValue(40);
                        assertThat(advisory.address())
                                .isEqualTo("https://security.docs.wso2.com/en/latest/security-announcements"
                                        + "/security-advisories/2026/WSO2-2025-4494/");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"7th September 2021, 2021-09-07", "1st May 2026, 2026-05-01", "22 June 2026, 2026-06-22"})
    void readsDatesInTheWordsOfOldAdvisories(String words, LocalDate date) throws IOException {
        assertThat(read(HEAD + ROW.replace("2025-11-13", words))
                        .of(identityServer("7.1.0"))
                        .advisories())
                .singleElement()
                .extracting(Advisory::published)
                .isEqualTo(date);
    }

    @Test
    void mayHaveCommentsBlankLinesAByteOrderMarkAndEndsOfLinesAsOnWindows() throws IOException {
        String text = "\uFEFF# made by hand, as of 2026-07-01\n" + HEAD + "\n# more\n" + ROW + "  \n";

        assertThat(read(text.replace("\n", "\r\n")).of(identityServer("7.1.0")).advisories())
                .containsExactly(READ);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WSO2-2025-4494  | WSO2-25-1    | advisory must be an ID such as WSO2-2025-4494, but is WSO2-25-1.
            2025-11-13      | 2025-02-30   | published must be a date such as 2026-07-01, but is 2025-02-30.
            2025-11-13      | 2026-07-02   | published is 2026-07-02, which is after the date of the data, 2026-07-01. Correct the date of the data in the comment.
            critical        | Critical     | severity must be critical, high, medium, low, informative or not-applicable, but is Critical.
            9.8             | 10.1         | cvss must be a score such as 9.8, or -, but is 10.1.
            9.8             | 9,8          | cvss must be a score such as 9.8, or -, but is 9,8.
            9.8             | ''           | cvss must be a score such as 9.8, or -, but is "".
            CVE-2025-9312   | CVE-2025-1   | cves must be CVE IDs separated by commas, or -, but is CVE-2025-1.
            Identity Server | WSO2 Iron    | product must be a name without WSO2, such as Identity Server, but is WSO2 Iron.
            7.1.0           | 7.1.x        | version must be a version such as 7.1.0, but is 7.1.x.
            23              | U23          | level must be an update level such as 23, or -, but is U23.
            23              | '23	'      | has 9 columns, but must have 8. Write advisory published severity cvss cves product version level, separated by tabs.
            '	23'      | ''           | has 7 columns, but must have 8. Write advisory published severity cvss cves product version level, separated by tabs.
            """)
    void saysInWhichLineWhatIsWrong(String right, String wrong, String message) throws IOException {
        assertWrong(HEAD + ROW + ROW.replace(right, wrong), "advisories.tsv:4: " + message);
    }

    @Test
    void saysAllThatIsWrongUpToTwenty() throws IOException {
        String wrong = ROW.replace("9.8", "x").replace("7.1.0", "y");
        String messages = IntStream.range(3, 13)
                .mapToObj(line ->
                        "advisories.tsv:%d: cvss must be a score such as 9.8, or -, but is x.%nadvisories.tsv:%1$d:"
                                        .formatted(line)
                                + " version must be a version such as 7.1.0, but is y.")
                .collect(Collectors.joining(System.lineSeparator()));

        assertWrong(HEAD + wrong.repeat(1000), messages);
    }

    @Test
    void showsOnlyTheBeginningOfWhatIsLong() throws IOException {
        assertWrong(
                HEAD + ROW.replace("9.8", "9".repeat(1000)),
                "advisories.tsv:3: cvss must be a score such as 9.8, or -, but is " + "9".repeat(60) + "....");
    }

    @Test
    void namesItsColumnsAndItsDay() throws IOException {
        String columns = "Add it before the first row, separated by tabs: advisory published severity cvss cves product"
                + " version level.";
        assertWrong("", "advisories.tsv: has no header row. " + columns);
        assertWrong("# as of 2026-07-01\n", "advisories.tsv: has no header row. " + columns);
        assertWrong("# as of 2026-07-01\n" + ROW, "advisories.tsv:2: the header row is missing. " + columns);
        assertWrong(
                HEAD.replace("as of", "since") + ROW,
                "advisories.tsv:2: no comment at the top states the date of the data. Add one such as # as of"
                        + " 2026-07-01.");
        assertWrong(
                HEAD.replace("2026-07-01", "2026-13-01"),
                "advisories.tsv:1: as of must be a date such as 2026-07-01, but is 2026-13-01.");
    }

    @Test
    void isAFileInUtf8OfNoMoreThan16Megabytes() throws IOException {
        Path missing = folder.resolve("none.tsv");
        assertRefused(missing, "<advisories>: " + missing + " doesn't exist. Specify an advisory file, or none.");

        Path latin = Files.writeString(folder.resolve("latin.tsv"), "# \u00e4\n" + HEAD, StandardCharsets.ISO_8859_1);
        assertRefused(latin, latin + ": is not UTF-8. Save it as UTF-8.");

        Path large = folder.resolve("large.tsv");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(16_000_001);
        }
        assertRefused(large, large + ": is larger than the limit of 16 MB. Remove what isn't needed.");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-28, false", "2026-12-29, true", "2026-06-01, false"})
    void isOldAfter180Days(LocalDate today, boolean isOld) throws IOException {
        assertThat(read(HEAD).of(identityServer("7.1.0")).isOld(today)).isEqualTo(isOld);
    }

    private AdvisoryData read(String text) throws IOException {
        return AdvisoryData.in(Files.writeString(folder.resolve("advisories.tsv"), text));
    }

    private void assertWrong(String text, String message) throws IOException {
        assertRefused(Files.writeString(folder.resolve("advisories.tsv"), text), message);
    }

    private static void assertRefused(Path file, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> AdvisoryData.in(file))
                .withMessage(message);
    }

    private static Product identityServer(String version) {
        return new Product(
                Product.Family.IDENTITY_SERVER,
                "WSO2 Identity Server",
                Version.parse(version),
                Version.parse("4.10.42"),
                true);
    }
}
