package io.github.ishardening;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.audit.Audit;
import io.github.ishardening.config.AuditParameter;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.verification.check.ServerChecks;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that audit. */
abstract class AbstractAuditingMojo extends AbstractServerMojo {

    /** The lowest severity of findings that fails the build: {@code error}, {@code warning} or {@code never}. */
    @Parameter(property = "is-hardening.failOn", defaultValue = "error")
    private String failOn;

    /**
     * A TOML file of waived findings: {@code [[waiver]]} with {@code rule}, {@code location} (a glob for paths in the
     * distribution, or IDs of advisories; default: all locations), {@code reason}, and {@code until}, the last day on
     * which the waiver is valid.
     */
    @Parameter(property = "is-hardening.waivers")
    private File waivers;

    /**
     * A table of WSO2's security advisories that replaces the plugin's own: tab-separated columns {@code advisory},
     * {@code published}, {@code severity}, {@code cvss}, {@code cves}, {@code product}, {@code version}, {@code
     * level}, after a comment with {@code # as of} and a date.
     */
    @Parameter(property = "is-hardening.advisories")
    private File advisories;

    /**
     * Which rules are checked, and the severity of their findings.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#audit describes its elements.
     */
    @Parameter
    private AuditParameter audit = new AuditParameter();

    /** The validated audit request; to be called before anything is written. */
    protected final AuditRequest policy() throws IOException {
        return new AuditRequest(
                Audit.of(
                        audit.toPolicy(failOn),
                        Optional.ofNullable(waivers).map(File::toPath),
                        Stream.concat(Controls.rules().stream(), ServerChecks.rules().stream())
                                .toList(),
                        LocalDate.now(workplace().clock())),
                advisories == null ? AdvisoryData.shipped() : AdvisoryData.in(advisories.toPath()),
                Stream.of(waivers, advisories)
                        .filter(Objects::nonNull)
                        .map(File::toPath)
                        .toList());
    }
}
