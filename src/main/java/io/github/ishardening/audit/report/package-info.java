/**
 * Reports of an audit: as files in HTML, JSON, SARIF and JUnit's XML, and as a page of a site.
 *
 * <p>Start at {@link io.github.ishardening.audit.report.ReportFiles}. Uses {@code audit}, and {@code file} to write.
 * {@link io.github.ishardening.audit.report.SiteText} is how the page gets into the site.
 */
package io.github.ishardening.audit.report;
