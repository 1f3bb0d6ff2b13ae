package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The HTTPS connector in {@code catalina-server.xml} of the era before {@code deployment.toml}. */
final class CatalinaXml {

    private static final EditedXml.Tag CONNECTOR = new EditedXml.Tag(
            "the HTTPS connector",
            Pattern.compile("<Connector\\b(?=[^<>]*+>)[^<>]*?\\bSSLEnabled\\s*+=\\s*+[\"']true[\"'][^<>]*+>"));

    private final EditedXml xml;

    private CatalinaXml(EditedXml xml) {
        this.xml = xml;
    }

    /** Reads it. */
    static CatalinaXml of(Distribution distribution) throws IOException {
        return new CatalinaXml(new EditedXml(ServerFiles.CATALINA, distribution.read(ServerFiles.CATALINA)));
    }

    /** Has the connector present this key and let in these clients. */
    byte[] with(ServerKeystore tls, ServerStore truststore, ClientTrust clients) {
        var store = tls.store();
        xml.setAttribute(CONNECTOR, "keystoreFile", ConnectorBlock.FOLDER + store.fileName());
        xml.setAttribute(CONNECTOR, "keystorePass", store.password().reveal());
        repoint(Map.of(
                "keystoreType", store.type().name(),
                "keyAlias", tls.alias(),
                "keyPass", store.password().reveal()));
        xml.setAttribute(
                CONNECTOR,
                "clientAuth",
                switch (clients.request().mode()) {
                    case OFF -> "false";
                    case OPTIONAL -> "want";
                    case REQUIRED -> "true";
                });
        if (clients.truststore().isPresent()) {
            trust(clients.truststore().get());
        } else if (xml.attribute(CONNECTOR, "truststoreFile").isPresent()) {
            trust(truststore);
        }
        return xml.content();
    }

    private void trust(ServerStore truststore) {
        xml.setAttribute(CONNECTOR, "truststoreFile", ConnectorBlock.FOLDER + truststore.fileName());
        xml.setAttribute(CONNECTOR, "truststorePass", truststore.password().reveal());
        xml.setAttribute(CONNECTOR, "truststoreType", truststore.type().name());
    }

    private void repoint(Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (xml.attribute(CONNECTOR, name).isPresent()) {
                xml.setAttribute(CONNECTOR, name, value);
            }
        });
    }
}
