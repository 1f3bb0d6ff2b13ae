/**
 * Controls of keys, certificates, keystores and the truststore: published, weak, expired, for another name or purpose.
 *
 * <p>Start at {@code PublishedKey} and {@code StoreCheck}. Rules about each certificate extend
 * {@code OwnCertificateControl} or {@code TrustedCertificateControl}. Uses {@code control} and the packages below it,
 * and {@code transport} for the connector's store.
 */
@Themed(Theme.KEYS)
package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
