package io.github.ishardening;

import io.github.ishardening.audit.report.ReportFiles;
import io.github.ishardening.audit.report.SitePage;
import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Adds the audit to the project's own site as a page: verdict, findings by theme with their fixes, manual checks,
 * waivers, certificates. List the plugin in {@code reporting}; {@code mvn site} then audits the result of the build or,
 * if there is none, the distribution itself; the page says which. The full report, {@code is-hardening/audit.html}, is
 * next to the page. Both cover files only; the findings of {@code verify-server} are in the reports of {@code audit}.
 * Findings don't fail the site build, but a wrong configuration does. A module without a distribution gets no page.
 */
@Mojo(name = "report-audit", configurator = CheckedConfigurator.NAME, threadSafe = true)
public class ReportAuditMojo extends AbstractLookingMojo implements MavenMultiPageReport {

    private static final String PAGE = "is-hardening-audit";
    private static final String WHOLE = "is-hardening";

    /** Skips this goal, so that the site has no such page. */
    @Parameter(property = "is-hardening.report-audit.skip", defaultValue = "false")
    private boolean skipReportAudit;

    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true, required = true)
    private File siteDirectory;

    private Sink sink;

    @Override
    protected boolean skipsThisGoal() {
        return skipReportAudit;
    }

    @Override
    public boolean isReport() {
        return true;
    }

    @Override
    public boolean canGenerateReport() {
        if (isSkipped()) {
            newConsole().info("Skipped.");
            return false;
        }
        if (!hasTarget()) {
            newConsole().info("No audit in this site: <distribution> is missing.");
            return false;
        }
        return true;
    }

    @Override
    public void generate(Sink page, SinkFactory others, Locale locale) throws MavenReportException {
        generate(page, locale);
    }

    @Override
    public void generate(Sink page, Locale locale) throws MavenReportException {
        sink = page;
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    @Override
    protected void run() throws IOException {
        onTarget(this::write);
    }

    private void write(AuditTarget target, PolicyAudit audit, BuildContext context) throws IOException {
        if (sink == null) {
            throw new ProblemException(
                    "report-audit",
                    "generates a page of a site, but this build generates no site.",
                    "List the plugin in <reporting> and run mvn site, or run audit.");
        }
        var look = audit.look(target, context);
        // A trial's results are instances of other classes with the same names: sites load their own copies of plugins.
        var report = audit.judge(look, Optional.empty()).at(target.places());
        var whole = new ReportFiles(siteDirectory.toPath().resolve(WHOLE));
        whole.writeHtml(report, look.identified());
        SitePage.write(report, look.evidence(), WHOLE + "/" + whole.html().getFileName(), new SinkText(sink));
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return siteDirectory;
    }

    @Override
    public String getOutputPath() {
        return PAGE;
    }

    /** {@link #getOutputPath} for earlier site plugins. */
    @Override
    @Deprecated
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Hardening audit";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The findings of the hardening audit of the distribution.";
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
