package io.github.ishardening.control;

/** The server answers under the name that its certificate carries. */
final class HostnameMismatch implements Control {

    @Override
    public String id() {
        return "hostname-mismatch";
    }

    @Override
    public void harden(Hardening hardening) {
        hardening.toml().set("server.hostname", hardening.hostname());
    }
}
