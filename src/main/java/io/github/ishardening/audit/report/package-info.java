/**
 * Reports of an audit as files: HTML, JSON, SARIF, JUnit.
 *
 * <p>Start at {@link io.github.ishardening.audit.report.ReportFiles}. Uses {@code audit}, and {@code file} to write.
 */
package io.github.ishardening.audit.report;
