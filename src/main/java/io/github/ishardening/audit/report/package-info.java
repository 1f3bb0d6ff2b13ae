/**
 * Reports of an audit: as files in HTML, JSON, SARIF and JUnit's XML, and as a page of a site.
 *
 * <p>Start at {@link io.github.ishardening.audit.report.ReportFiles}. Uses {@code audit}, {@code file} to write, and the
 * interface of Doxia through which Maven takes pages.
 */
package io.github.ishardening.audit.report;
