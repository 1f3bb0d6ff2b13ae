package io.github.ishardening.control;

/** Ephemeral Diffie-Hellman keys have 2048 bits. */
final class DhKeySize implements Control {

    @Override
    public String id() {
        return "dh-key-size";
    }

    @Override
    public void harden(Hardening hardening) {
        hardening.startScripts().forEach(script -> script.setProperty("jdk.tls.ephemeralDHKeySize", "2048"));
    }
}
