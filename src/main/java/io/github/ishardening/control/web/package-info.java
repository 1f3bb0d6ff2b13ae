/**
 * Controls for what browsers and clients access: headers, sessions, filters, URLs, services, web applications.
 *
 * <p>Start at {@code Hsts}. Uses {@code control} and packages below it; no other theme.
 */
@Themed(Theme.WEB)
package io.github.ishardening.control.web;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
