package io.github.ishardening.control;

/** The {@code Server} header of HTTP responses names no product. */
final class ServerHeader implements Control {

    @Override
    public String id() {
        return "server-header";
    }

    @Override
    public void harden(Hardening hardening) {
        String header = hardening.settings().serverHeader();
        hardening.toml().set("transport.http.properties.server", header);
        hardening.toml().set("transport.https.properties.server", header);
    }
}
