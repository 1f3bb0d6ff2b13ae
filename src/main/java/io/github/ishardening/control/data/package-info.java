/**
 * Controls for databases, user stores and the mail server: accounts, TLS, and use of the embedded database.
 *
 * <p>Start at {@code DataSourceControl} and {@code UserStoreControl}, which most rules extend. Uses {@code control} and
 * packages below it; no other theme.
 */
@Themed(Theme.DATA)
package io.github.ishardening.control.data;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
