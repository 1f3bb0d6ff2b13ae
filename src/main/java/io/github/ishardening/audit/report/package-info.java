/**
 * The reports of an audit: HTML, JSON, SARIF and JUnit XML files, and a page of a site.
 *
 * <p>Start at {@link io.github.ishardening.audit.report.ReportFiles}. Uses {@code audit}, and {@code file} for writing.
 * {@link io.github.ishardening.audit.report.SiteText} connects the page to the site.
 */
package io.github.ishardening.audit.report;
