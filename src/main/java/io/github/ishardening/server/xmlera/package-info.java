/**
 * The files of Identity Server 5.6 to 5.8, which have no {@code deployment.toml}: {@code carbon.xml}, connectors, and
 * authenticators.
 *
 * <p>Start at {@link io.github.ishardening.server.xmlera.EditedXml}, which preserves unedited bytes.
 *
 * <p>Uses {@code server} and the packages below it.
 */
package io.github.ishardening.server.xmlera;
