/**
 * Controls of databases, user stores and the mail server: who connects, whether by TLS, and whether the embedded database
 * is still there.
 *
 * <p>Start at {@code DataSourceControl} and {@code UserStoreControl}, which most rules extend. Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.DATA)
package io.github.ishardening.control.data;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
