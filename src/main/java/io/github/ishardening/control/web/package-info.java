/**
 * Controls of what browsers and clients meet: headers, sessions, filters, URLs, services, web applications.
 *
 * <p>Start at {@code Hsts}. Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.WEB)
package io.github.ishardening.control.web;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
