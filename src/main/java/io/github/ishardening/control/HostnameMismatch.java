package io.github.ishardening.control;

/** The server answers, and calls itself, under names that its certificate carries. */
final class HostnameMismatch implements Control {

    @Override
    public String id() {
        return "hostname-mismatch";
    }

    @Override
    public void harden(Hardening hardening) {
        var host = hardening.host();
        hardening.toml().set("server.hostname", host.name());
        if (!host.internalName().equals(ServerHost.LOCALHOST)) {
            hardening.toml().set("server.internal_hostname", host.internalName());
        }
    }
}
