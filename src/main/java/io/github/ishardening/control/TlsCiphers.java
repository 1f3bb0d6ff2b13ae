package io.github.ishardening.control;

/** Authenticated encryption with forward secrecy only, and the server chooses. */
final class TlsCiphers implements Control {

    @Override
    public String id() {
        return "tls-ciphers";
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        toml.set(
                "transport.https.sslHostConfig.properties.ciphers",
                String.join(",", hardening.settings().ciphers()));
        toml.set("transport.https.sslHostConfig.properties.honorCipherOrder", true);
    }
}
