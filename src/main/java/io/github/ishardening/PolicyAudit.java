package io.github.ishardening;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.AuditedDistribution;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.Verdict;
import io.github.ishardening.audit.report.ReportFiles;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.evidence.cbom.Cbom;
import io.github.ishardening.evidence.cbom.CbomFile;
import io.github.ishardening.evidence.inventory.ServerInventory;
import io.github.ishardening.file.Digests;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.inspection.TrustSummaries;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.problem.Background;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An audit by a goal, with console output, reports and verdict.
 *
 * @param wanted the audit request
 * @param task the goal's task
 */
record PolicyAudit(AuditRequest wanted, ServerTask task) {

    private static final String TOOL = "is-hardening-maven-plugin";

    /**
     * Logs the findings and writes the reports.
     *
     * @param trial the trial of the server, if there was one
     * @throws ProblemException if the policy says so
     */
    Audited audit(AuditTarget target, BuildContext context, Optional<ServerTrial> trial) throws IOException {
        var look = look(target, context);
        return new Audited(look, tell(look, trial));
    }

    /**
     * An audit that passed.
     *
     * @param look the results of inspecting the target
     * @param report the report on them
     */
    record Audited(Look look, AuditReport report) {}

    /** Inspects a target, without reporting findings yet. */
    Look look(AuditTarget target, BuildContext context) throws IOException {
        console().step("Auditing " + target.shown());
        var digest = digest(target);
        var controls = Controls.of(task.request()).stream()
                .filter(control -> wanted.policy().checks(control.rule()))
                .toList();
        var inspection = Inspection.of(inspected(target, context), context, target.distribution());
        var observed = new Inspector(controls).observe(inspection);
        return new Look(
                target,
                controls.stream().map(Control::rule).toList(),
                target.overrides().explain(inspection, observed),
                target.overrides().unopposed(inspection, observed),
                TrustSummaries.of(inspection, target.changes(), target.isStock()),
                ServerInventory.of(inspection),
                digest);
    }

    /** The digest of a zip, if existing evidence may be about it. */
    private Optional<Background<String>> digest(AuditTarget target) {
        boolean isOfUse = !target.isResult()
                && !target.distribution().isDirectory()
                && place().evidence().areThere();
        return isOfUse
                ? Optional.of(Digests.sha256InBackground(target.distribution().location()))
                : Optional.empty();
    }

    /**
     * Logs and reports the results of an inspection, and updates the evidence accordingly.
     *
     * @param trial the trial of the server, if there was one
     * @return the report
     * @throws ProblemException if the policy says so
     */
    AuditReport tell(Look look, Optional<ServerTrial> trial) throws IOException {
        var report = judge(look, trial);
        look.unopposed().forEach(console()::warn);
        wanted.policy().idleWaivers(report).forEach(console()::warn);
        cbom(look);
        tell(
                report.at(look.target().places()),
                look.identified(),
                look.target().result(),
                () -> keepEvidence(look, report));
        return report;
    }

    /**
     * Applies the policy to the results of an inspection, without logging or writing anything.
     *
     * @param trial the trial of the server, if there was one
     */
    AuditReport judge(Look look, Optional<ServerTrial> trial) {
        return wanted.policy()
                .report(
                        TOOL,
                        place().build().pluginVersion(),
                        audited(look.target()),
                        look.rules(),
                        look.observations(),
                        trial);
    }

    /** Adds the SHA-256 of a zip that was saved after its audit to the HTML report. */
    void identify(Audited audited, String sha256) throws IOException {
        new ReportFiles(place().reports())
                .writeHtml(audited.report(), audited.look().evidence().of(sha256));
    }

    /** Updates the evidence; for a result about to be saved, there is none yet. */
    private void keepEvidence(Look look, AuditReport report) throws IOException {
        if (!look.target().isResult()) {
            var digest = look.identified().sha256();
            place().evidence().follow(look.target().distribution(), digest, report);
        }
    }

    /**
     * Logs and reports the trial of a server whose files are unknown, and deletes another server's evidence from the
     * reports.
     *
     * @param address the server's address
     * @throws ProblemException if the policy says so
     */
    void tell(String address, ServerTrial trial) throws IOException {
        var report = wanted.policy()
                .report(
                        TOOL,
                        place().build().pluginVersion(),
                        new AuditedDistribution("Server", "", place().reportName(address), address),
                        List.of(),
                        Observations.none(),
                        Optional.of(trial));
        wanted.policy().idleWaivers(report).forEach(console()::warn);
        cbomFile().remove();
        tell(
                report,
                TrustSummary.unknown(place().clock().instant()),
                Optional.empty(),
                () -> place().evidence().forget());
    }

    /** The request to inspect a target's configuration. */
    InspectionRequest inspected(AuditTarget target, BuildContext context) throws IOException {
        var request = task.request();
        return new InspectionRequest(
                request.settings(),
                KeysDirectorySecrets.of(request, context),
                request.trust().mutualTls().acceptedRisk(),
                task.keyManager().flatMap(KeyManagerRequest::acceptedRisk),
                target.isResult() ? Optional.empty() : Optional.of(place().notes("cleared-archives", 1)),
                request.keys().existing(),
                wanted.advisories());
    }

    /**
     * The results of inspecting a distribution, which may change afterwards.
     *
     * @param rules the rules that were checked
     * @param observations their observations
     * @param unopposed where the fragment contradicts hardening without a rule reporting it
     * @param evidence additional information for reviewers
     * @param inventory the server's cryptography
     * @param digest the SHA-256 of the zip, if existing evidence may be about it
     */
    record Look(
            AuditTarget target,
            List<Rule> rules,
            Observations observations,
            List<String> unopposed,
            TrustSummary evidence,
            ServerInventory inventory,
            Optional<Background<String>> digest) {

        /** The evidence with the SHA-256 of the zip if that is known. */
        TrustSummary identified() throws IOException {
            return digest.isPresent() ? evidence.of(digest.get().get()) : evidence;
        }
    }

    private AuditedDistribution audited(AuditTarget target) {
        var distribution = target.distribution();
        var product = distribution.product();
        return new AuditedDistribution(
                product.name(), product.version().toString(), place().reportName(distribution.name()), target.shown());
    }

    private void tell(AuditReport report, TrustSummary evidence, Optional<Path> result, IoRunnable then)
            throws IOException {
        var files = new ReportFiles(place().reports());
        // A URI, which terminals can open wherever Maven was started.
        String details = files.html().toUri().toString();
        var verdict = new Verdict(report, evidence.isStock());
        var news = new AuditNews(console(), verdict);
        news.sayFindings(result.isPresent());
        files.write(report, evidence, task.datedAt().orElseGet(evidence::at));
        then.run();
        news.saySum(details);
        verdict.enforce(result.isPresent() ? unsaved(result.get()) : "", details);
    }

    /** What follows for a result: the end of a sentence. A folder doesn't count as an earlier result. */
    private static String unsaved(Path result) {
        return ", so nothing was saved"
                + (Files.isRegularFile(result) ? "; the existing zip is from an earlier build" : "");
    }

    private void cbom(Look look) throws IOException {
        var product = look.target().distribution().product();
        cbomFile().write(new Cbom(product, TOOL, place().build().pluginVersion(), look.inventory()));
    }

    private CbomFile cbomFile() {
        return new CbomFile(place().reports());
    }

    private Workplace place() {
        return task.place();
    }

    private Console console() {
        return task.place().console();
    }
}
