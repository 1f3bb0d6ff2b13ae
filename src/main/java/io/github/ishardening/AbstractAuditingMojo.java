package io.github.ishardening;

import io.github.ishardening.audit.Audit;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.AuditedDistribution;
import io.github.ishardening.audit.ConsoleReport;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.Verdict;
import io.github.ishardening.audit.report.ReportFiles;
import io.github.ishardening.config.AuditParameter;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Warning;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.hardening.FragmentOverrides;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.inspection.TrustSummaries;
import io.github.ishardening.inspection.content.ArchiveScanCache;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that audit, and the audit itself. */
abstract class AbstractAuditingMojo extends AbstractServerMojo {

    private static final String TOOL = "is-hardening-maven-plugin";

    /** From which severity on a finding fails the build: {@code error}, {@code warning} or {@code never}. */
    @Parameter(property = "is-hardening.failOn", defaultValue = "error")
    private String failOn;

    /**
     * A TOML file of findings that are let pass: {@code [[waiver]]} with {@code rule}, {@code location} (a glob over paths
     * in the distribution; all if left out), {@code reason}, and {@code until}, the last day on which it holds.
     */
    @Parameter(property = "is-hardening.waivers")
    private File waivers;

    /** Which rules are checked, and how bad their findings are. */
    @Parameter
    private AuditParameter audit = new AuditParameter();

    /**
     * What is audited.
     *
     * @param distribution as it is, staged edits included
     * @param shown what reports call it
     * @param changes what is known to differ from the stock distribution
     * @param overrides where the user's fragment sets what hardening set otherwise
     * @param isResult whether it is what this goal is about to save: then archives inside, which came in unchanged, aren't
     *     looked into, and what a build can't decide is only counted on the console
     */
    record Target(
            Distribution distribution,
            String shown,
            SortedMap<String, Change> changes,
            FragmentOverrides overrides,
            boolean isResult)
            implements Closeable {

        /** Opens a distribution as it is: a stock one, a hardened one, or anybody's. */
        static Target open(Path location, String shown, SortedMap<String, Change> changes, FragmentOverrides overrides)
                throws IOException {
            return new Target(Distribution.open(location), shown, changes, overrides, false);
        }

        @Override
        public void close() throws IOException {
            distribution.close();
        }
    }

    /** The policy of the user, checked; to be asked for before anything is made. */
    protected final Audit policy() throws IOException {
        return Audit.of(
                audit.toPolicy(failOn),
                Optional.ofNullable(waivers).map(File::toPath),
                Controls.rules(),
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Keeps for audits to come where the fragment sets what hardening set otherwise. */
    protected final void keep(FragmentOverrides overrides) throws IOException {
        overrides.writeTo(overridesFile());
    }

    /** Where the fragment sets in the result of this build what hardening set otherwise. */
    protected final FragmentOverrides overrides() throws IOException {
        return FragmentOverrides.read(overridesFile());
    }

    private Path overridesFile() {
        return workFolder().resolve("fragment-overrides");
    }

    /**
     * Audits what is staged, and puts it in place unless the audit fails; see {@link #save}.
     *
     * @return the zip and its digest; none of a directory
     */
    protected final List<Path> saveIfItPasses(
            Audit byPolicy, HardeningRequest request, Distribution hardened, BuildContext surroundings)
            throws IOException {
        Path place = hardened.isDirectory() ? hardened.location() : result(hardened);
        var target = new Target(hardened, shown(place), hardened.edits(), overrides(), true);
        audit(byPolicy, target, request, surroundings);
        return save(hardened);
    }

    /** Audits: logs what is found, writes the reports, and fails if the policy says so. */
    protected final void audit(Audit byPolicy, Target target, HardeningRequest request, BuildContext surroundings)
            throws IOException {
        var controls = Controls.of(request).stream()
                .filter(control -> byPolicy.checks(control.rule()))
                .toList();
        var wanted = new InspectionRequest(
                request.settings(),
                KeysDirectorySecrets.of(request, surroundings),
                request.trust().mutualTls().acceptedRisk(),
                keyManagerRequest().flatMap(KeyManagerRequest::acceptedRisk),
                target.isResult() ? Optional.empty() : Optional.of(clearedArchives()),
                request.keys().existing());
        var inspection = Inspection.of(wanted, surroundings, target.distribution());
        var observations = new Inspector(controls).observe(inspection);
        var product = target.distribution().product();
        var report = byPolicy.report(
                TOOL,
                build().pluginVersion(),
                new AuditedDistribution(product.name(), product.version().toString(), target.shown()),
                controls.stream().map(Control::rule).toList(),
                target.overrides().explain(inspection, observations));
        target.overrides().unopposed(inspection, observations).forEach(progress()::warn);
        byPolicy.idleWaivers(report).forEach(progress()::warn);
        tell(report, TrustSummaries.of(inspection, target.changes()), target.isResult());
    }

    private ArchiveScanCache clearedArchives() throws IOException {
        return ArchiveScanCache.of(workFolder().resolve("cleared-archives"));
    }

    private void tell(AuditReport report, TrustSummary evidence, boolean isResult) throws IOException {
        Severity least = isResult ? Severity.WARNING : Severity.INFO;
        var files = ReportFiles.in(workFolder().resolve("reports"));
        String details = shown(files.html());
        String place = report.distribution().path();
        for (ConsoleReport.Line line :
                ConsoleReport.of(report, least, finding -> progress().isNews(place + finding), details)) {
            if (line.severity() == Severity.INFO) {
                getLog().info(line.text());
            } else {
                progress().say(new Warning(line.severity() == Severity.ERROR, line.text()));
            }
        }
        files.write(report, evidence);
        Verdict.on(report).enforce(isResult ? ", so nothing was saved" : "", details);
    }
}
