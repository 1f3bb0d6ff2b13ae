package io.github.ishardening.control;

/** Outgoing calls check the host name of the server they reach, {@code localhost} included. */
final class HostnameVerification implements Control {

    @Override
    public String id() {
        return "hostname-verification";
    }

    @Override
    public void harden(Hardening hardening) {
        hardening.startScripts().forEach(script -> script.setProperty("httpclient.hostnameVerifier", "Strict"));
    }
}
