package io.github.ishardening.control;

/** TLS 1.2 and 1.3 only; as shipped, the server also takes 1.0 and 1.1. */
final class TlsProtocols implements Control {

    @Override
    public String id() {
        return "tls-protocols";
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        toml.set(
                "transport.https.sslHostConfig.properties.protocols",
                hardening.settings().protocols());
        // The server maps these older spellings onto the same setting, so a leftover would compete with it.
        toml.remove("transport.https.properties.protocols");
        toml.remove("transport.https.properties.ssl_protocol");
    }
}
