package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.KEY_IN_ARCHIVE;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PORTS;
import static io.github.ishardening.audit.Samples.PUBLISHED_KEY;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.waived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final String DETAILS = "audit.html";

    @Test
    void saysWhatFollows() {
        assertThatThrownBy(() ->
                        new Verdict(report(FailOn.WARNING, HEADER), false).enforce(", so nothing was saved", DETAILS))
                .hasMessageStartingWith(
                        "target/wso2is-7.1.0.zip: has 1 warning; failOn is warning, so nothing was saved. Fix each");
    }

    @Test
    void namesTheCountsAndAllThatFailsWithOneCureForWhatIsMendedTogether() {
        var verdict = new Verdict(report(FailOn.WARNING, PORTS, HEADER, KEY_IN_STORE, KEY_IN_ARCHIVE), false);

        assertThatThrownBy(() -> verdict.enforce("", DETAILS))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "target/wso2is-7.1.0.zip: has 2 errors, 1 warning, 1 info; failOn is warning. Fix each"
                                + " finding, or waive it temporarily in a file (-Dis-hardening.waivers). Full report: audit.html",
                        "error published-key: repository/components/plugins/a b.jar!/wso2carbon.jks: The key wso2carbon is"
                                + " published.",
                        "error published-key: repository/resources/security/wso2carbon.p12: The key wso2carbon is published.",
                        "    -> Run harden.",
                        "warning server-header: repository/conf/deployment.toml:12: The Server header says WSO2 Carbon"
                                + " Server. Set [transport.https.properties] server to a word that names nothing."));
    }

    @Test
    void saysOfAStockDistributionWhatHardenFixes() {
        var verdict =
                new Verdict(report(FailOn.WARNING, PORTS, HEADER, KEY_IN_STORE, waived(KEY_IN_ARCHIVE, "later")), true);

        assertThatThrownBy(() -> verdict.enforce("", DETAILS))
                .hasMessageStartingWith(
                        "target/wso2is-7.1.0.zip: has 1 error, 1 warning, 1 info, 1 waived; failOn is warning."
                                + " Run harden: it fixes 2 of 3 findings. Fix the others, or waive them temporarily in a file (-Dis-hardening.waivers). Full"
                                + " report: audit.html" + System.lineSeparator()
                                + "error published-key: repository/resources/security/wso2carbon.p12: The key wso2carbon"
                                + " is published. Fixed by harden. By hand: Run harden." + System.lineSeparator());
    }

    @Test
    void leavesNothingToOthersWhereHardenFixesAll() {
        assertThatThrownBy(() -> new Verdict(report(FailOn.ERROR, KEY_IN_STORE), true).enforce("", DETAILS))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "target/wso2is-7.1.0.zip: has 1 error; failOn is error. Run harden: it fixes the finding."
                                + " Full report: audit.html",
                        "error published-key: repository/resources/security/wso2carbon.p12: The key wso2carbon is published."
                                + " Fixed by harden. By hand: Run harden."));
    }

    @Test
    void saysWhatIsLeftToPeople() {
        assertThat(new Verdict(report(FailOn.ERROR, PORTS, KEY_IN_STORE), true))
                .returns(
                        Optional.of(
                                "Run harden: it fixes 1 of 2 findings. Fix the others, or waive them temporarily in a file (-Dis-hardening.waivers)."),
                        Verdict::next)
                .returns("Not fixed by harden: 1 info: default-ports.", VerdictTest::left);
        assertThat(new Verdict(Samples.undecided(), false))
                .returns(Optional.empty(), Verdict::next)
                .returns("Left for you: 1 info, 2 manual checks: default-ports, published-key.", VerdictTest::left);
        assertThat(new Verdict(report(FailOn.ERROR, waived(PORTS, "later")), false))
                .returns(Optional.empty(), Verdict::next)
                .matches(verdict -> verdict.left().isEmpty());
    }

    private static String left(Verdict verdict) {
        return verdict.left().toString();
    }

    @Test
    void onlyCountsWhatIsTooManyOfAKind() {
        var verdict = new Verdict(
                report(
                        FailOn.ERROR,
                        IntStream.rangeClosed(101, 122)
                                .mapToObj(i -> Finding.of(
                                        PUBLISHED_KEY, Location.of(i + ".jks"), "It is published.", "Run harden."))
                                .toArray(Finding[]::new)),
                false);

        assertThatThrownBy(() -> verdict.enforce("", DETAILS))
                .message()
                .asString()
                .hasLineCount(22)
                .endsWith(String.join(
                        System.lineSeparator(),
                        "error published-key: 120.jks: It is published.",
                        "    -> Run harden. (and 2 more)"));
    }

    @Test
    void passesWhatIsNotAsBadAsThat() {
        assertThat(new Verdict(report(FailOn.ERROR, HEADER, PORTS), false).passes())
                .isTrue();
        assertThat(new Verdict(report(FailOn.WARNING, PORTS), false).passes()).isTrue();
        assertThat(new Verdict(report(FailOn.NEVER, KEY_IN_STORE), false).passes())
                .isTrue();
        assertThat(new Verdict(report(FailOn.ERROR, KEY_IN_STORE), false).passes())
                .isFalse();
        assertThat(new Verdict(report(FailOn.WARNING, HEADER), false).passes()).isFalse();
    }

    @Test
    void passesWhatIsWaived() {
        var verdict = new Verdict(report(FailOn.WARNING, waived(KEY_IN_STORE, "later")), false);

        assertThatCode(() -> verdict.enforce("", DETAILS)).doesNotThrowAnyException();
    }
}
