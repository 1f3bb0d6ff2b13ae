/**
 * The files of Identity Server 5.6 to 5.8, which knows no {@code deployment.toml}: {@code carbon.xml}, the connectors, the
 * authenticators.
 *
 * <p>Start at {@link io.github.ishardening.server.xmlera.EditedXml}, which keeps every byte that isn't asked for.
 *
 * <p>Uses {@code server} and what is below it.
 */
package io.github.ishardening.server.xmlera;
