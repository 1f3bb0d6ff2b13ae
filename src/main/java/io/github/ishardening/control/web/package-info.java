/**
 * Controls of what browsers and clients meet: headers, sessions, filters, URLs, services, web applications.
 *
 * <p>Start at {@code Hsts}. Uses the contract and what is below it; no other theme.
 */
package io.github.ishardening.control.web;
