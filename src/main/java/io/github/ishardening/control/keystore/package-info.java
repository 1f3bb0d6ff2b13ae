/**
 * Controls of keys and certificates, their stores and the truststore: published, weak, expired, for another name or purpose.
 *
 * <p>Start at {@code PublishedKey} and {@code StoreCheck}. Rules for each certificate extend {@code OwnCertificateControl} or
 * {@code TrustedCertificateControl}. Uses the contract and what is below it, and {@code transport},
 * where the connector names its store.
 */
@Themed(Theme.KEYS)
package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
