package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Themed;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    private static final int RULES_OF_A_STOCK_KERNEL = 20;

    @Test
    void hasARuleForEveryControlAndEveryRuleOnce() {
        var rules = Controls.rules();

        assertThat(rules).hasSameSizeAs(Controls.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(rule.title()).isNotBlank().doesNotEndWith(".").doesNotMatch("(No|Nobody|Nothing|There) .*");
            assertThat(rule.guideline()).isNotBlank();
            assertThat(rule.address()).matches("https://[^ ]+");
            assertThat(rule.hardening()).endsWith(".");
            assertThat(rule.versions()).endsWith(".");
        });
    }

    @Test
    void holdsForVersionsWithoutDeploymentTomlWhereItNeedsNoConfiguration() {
        assertThat(Controls.all())
                .allSatisfy(control -> assertThat(control.rule().versions().startsWith(AppliesTo.ALL))
                        .as(control.id())
                        .isEqualTo(!control.needsConfiguration()));
    }

    @Test
    void hasAThemeForEachControl() {
        assertThat(Controls.all())
                .allSatisfy(
                        control -> assertThat(control.getClass().getPackage().getAnnotation(Themed.class))
                                .as(control.id())
                                .isNotNull());
    }

    /** Some are made true elsewhere in a hardening: where keys are made, for instance. */
    @Test
    void saysOfNoControlThatEditsThatItOnlyReports() {
        assertThat(Controls.all())
                .filteredOn(control -> !control.rule().hardens())
                .allSatisfy(control -> assertThat(control.getClass()
                                .getMethod("harden", HardeningContext.class)
                                .getDeclaringClass())
                        .as(control.id())
                        .isEqualTo(Control.class));
    }

    @ParameterizedTest
    @EnumSource
    void saysMuchOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            var rules = server.findings().stream()
                    .map(finding -> finding.rule().id())
                    .collect(Collectors.toSet());

            assertThat(rules).hasSizeGreaterThanOrEqualTo(RULES_OF_A_STOCK_KERNEL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingWorseThanAnInfoInAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings())
                    .filteredOn(finding -> finding.severity() != Severity.INFO)
                    .extracting(AuditedServer::line)
                    .isEmpty();
        }
    }

    @Test
    void saysInSentencesWhatIsWrongAndWhatToDo() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings()).allSatisfy(finding -> {
                assertThat(finding.message()).endsWith(".");
                assertThat(finding.cure()).endsWith(".");
            });
        }
    }
}
