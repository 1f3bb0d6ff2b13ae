package io.github.ishardening.control;

/** The truststore is the planned one, with a password of its own, wherever the configuration names one. */
final class TruststoreIncomplete implements Control {

    private static final String CONNECTOR = "transport.https.sslHostConfig.properties";

    @Override
    public String id() {
        return "truststore-incomplete";
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        var truststore = hardening.truststore();
        toml.set("truststore.file_name", truststore.fileName());
        toml.set("truststore.type", truststore.type().name());
        toml.set("truststore.password", hardening.secrets().reference(truststore.secretName(), truststore.password()));
        ConnectorBlock.repoint(toml, CONNECTOR, "truststoreFile", ConnectorBlock.FOLDER + "$ref{truststore.file_name}");
        ConnectorBlock.repoint(toml, CONNECTOR, "truststorePassword", "$ref{truststore.password}");
        ConnectorBlock.repoint(toml, CONNECTOR, "truststoreType", "$ref{truststore.type}");
    }
}
