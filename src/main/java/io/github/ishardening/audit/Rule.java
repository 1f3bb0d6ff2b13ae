package io.github.ishardening.audit;

/**
 * What is checked, one rule for each control.
 *
 * @param id its name in kebab case, which never changes
 * @param title what it asks for: a short sentence without a full stop
 * @param severity how bad a finding is unless the user says otherwise
 * @param guideline the document and section that asks for it
 */
public record Rule(String id, String title, Severity severity, String guideline) {}
