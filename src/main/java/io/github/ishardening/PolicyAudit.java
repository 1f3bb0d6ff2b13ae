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
import java.util.List;
import java.util.Optional;

/**
 * An audit as a goal does it: its console, its reports and its verdict.
 *
 * @param wanted what the user asks of the audit
 * @param task what the user asked for
 */
record PolicyAudit(AuditRequest wanted, ServerTask task) {

    private static final String TOOL = "is-hardening-maven-plugin";

    /**
     * Logs what is found, and writes the reports.
     *
     * @param trial what a server said that was started with it, if one was
     * @throws ProblemException if the policy says so
     */
    Audited audit(AuditTarget target, BuildContext context, Optional<ServerTrial> trial) throws IOException {
        var look = look(target, context);
        return new Audited(look, tell(look, trial));
    }

    /**
     * What was audited and passed.
     *
     * @param look what was seen of it
     * @param report what was made of that
     */
    record Audited(Look look, AuditReport report) {}

    /** Looks at what is to be audited; says nothing of it yet. */
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

    /** That of a zip which may be the one that there is evidence of. */
    private Optional<Background<String>> digest(AuditTarget target) {
        boolean isOfUse = !target.isResult()
                && !target.distribution().isDirectory()
                && place().evidence().areThere();
        return isOfUse
                ? Optional.of(Digests.sha256InBackground(target.distribution().location()))
                : Optional.empty();
    }

    /**
     * Logs what was seen of a distribution, writes the reports, and brings the evidence up to them.
     *
     * @param trial what a server said that was started with it, if one was
     * @return what was made of it
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
                look.target().isResult(),
                () -> keepEvidence(look, report));
        return report;
    }

    /**
     * What the policy makes of what was seen of a distribution; nothing is logged or written.
     *
     * @param trial what a server said that was started with it, if one was
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

    /** Of what is about to be saved there is none yet. */
    private void keepEvidence(Look look, AuditReport report) throws IOException {
        if (!look.target().isResult()) {
            var digest = look.identified().sha256();
            place().evidence().follow(look.target().distribution(), digest, report);
        }
    }

    /**
     * Logs what a server said of whose files nothing is known, and writes the reports, beside which no evidence of another
     * server stays.
     *
     * @param address where it runs
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
                false,
                () -> place().evidence().forget());
    }

    /** How the configuration of what is audited is read. */
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
     * What was seen of a distribution, which may change from now on.
     *
     * @param rules those that were checked
     * @param observations what they say
     * @param unopposed what the fragment decides otherwise than hardening, without that a rule says so
     * @param evidence what a reviewer sees besides
     * @param inventory what cryptography the server has
     * @param digest the SHA-256 of the zip, if there is evidence that may be of it
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

    private void tell(AuditReport report, TrustSummary evidence, boolean isResult, IoRunnable then) throws IOException {
        var files = new ReportFiles(place().reports());
        // Terminals open it, wherever Maven was started.
        String details = files.html().toUri().toString();
        var verdict = new Verdict(report, evidence.isStock());
        var news = new AuditNews(console(), verdict);
        news.sayFindings(isResult);
        files.write(report, evidence, task.datedAt().orElseGet(evidence::at));
        then.run();
        news.saySum(details);
        verdict.enforce(isResult ? ", so nothing was saved" : "", details);
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
