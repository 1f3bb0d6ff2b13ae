package io.github.ishardening.control;

/** Clients can't make the server renegotiate TLS. */
final class Renegotiation implements Control {

    @Override
    public String id() {
        return "renegotiation";
    }

    @Override
    public void harden(Hardening hardening) {
        hardening
                .startScripts()
                .forEach(script -> script.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true"));
    }
}
