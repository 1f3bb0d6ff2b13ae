package io.github.ishardening.server.xmlera;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerKeystore;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The HTTPS connectors in the {@code catalina-server.xml} of versions without {@code deployment.toml}. */
public final class CatalinaXml {

    private static final EditedXml.Tag FIRST = new EditedXml.Tag(
            "the HTTPS connector",
            Pattern.compile("<Connector\\b(?=[^<>]*+>)[^<>]*?\\bSSLEnabled\\s*+=\\s*+[\"'](?i:true)[\"'][^<>]*+>"));

    private static final EditedXml.Tag HOST = new EditedXml.Tag("SSLHostConfig", Pattern.compile("<SSLHostConfig\\b"));

    /** More than in any server; each requires several passes over the file. */
    private static final int MOST = 20;

    private final EditedXml xml;

    /** Reads the file. */
    public CatalinaXml(Distribution distribution) throws IOException {
        this.xml = new EditedXml(ServerFiles.CATALINA, distribution.read(ServerFiles.CATALINA));
    }

    /**
     * Configures the connectors to use this key and accept these clients.
     *
     * @throws ProblemException if there is none, or one can't be configured with attributes
     */
    public byte[] with(ServerKeystore tls, StagedKeystore truststore, ClientTrust clients) {
        requireOld();
        EditedXml.Tag connector = FIRST;
        do {
            if (connector.index() == MOST) {
                throw new ProblemException(
                        ServerFiles.CATALINA,
                        "has more than %s HTTPS connectors.".formatted(MOST),
                        "Remove those that you don't need.");
            }
            edit(connector, tls, truststore, clients);
            connector = connector.next();
        } while (xml.has(connector));
        return xml.content();
    }

    /** With an element for the same host, Tomcat accepts none of the attributes that are set here. */
    private void requireOld() {
        if (xml.has(HOST)) {
            throw new ProblemException(
                    ServerFiles.CATALINA,
                    "has a connector with <SSLHostConfig>, which isn't supported for this version.",
                    "Give the connector the attributes keystoreFile and keystorePass instead.");
        }
    }

    private void edit(EditedXml.Tag connector, ServerKeystore tls, StagedKeystore truststore, ClientTrust clients) {
        var store = tls.store();
        xml.setAttribute(connector, "keystoreFile", ConnectorBlock.FOLDER + store.fileName());
        xml.setAttribute(connector, "keystorePass", store.password().reveal());
        repoint(
                connector,
                Map.of(
                        "keystoreType", store.type().name(),
                        "keyAlias", tls.alias(),
                        "keyPass", store.password().reveal()));
        xml.setAttribute(
                connector,
                "clientAuth",
                switch (clients.request().mode()) {
                    case OFF -> "false";
                    case OPTIONAL -> "want";
                    case REQUIRED -> "true";
                });
        if (clients.truststore().isPresent()) {
            trust(connector, clients.truststore().get());
        } else if (xml.attribute(connector, "truststoreFile").isPresent()) {
            trust(connector, truststore);
        }
    }

    private void trust(EditedXml.Tag connector, StagedKeystore truststore) {
        xml.setAttribute(connector, "truststoreFile", ConnectorBlock.FOLDER + truststore.fileName());
        xml.setAttribute(connector, "truststorePass", truststore.password().reveal());
        xml.setAttribute(connector, "truststoreType", truststore.type().name());
    }

    private void repoint(EditedXml.Tag connector, Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (xml.attribute(connector, name).isPresent()) {
                xml.setAttribute(connector, name, value);
            }
        });
    }
}
