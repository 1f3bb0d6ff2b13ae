package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;

/** Outgoing calls check the host name of the server they reach, {@code localhost} included. */
final class HostnameVerification implements Control {

    private static final String PROPERTY = "httpclient.hostnameVerifier";
    private static final String STRICT = "Strict";

    private static final Rule RULE = new Rule(
            "hostname-verification",
            "Outgoing calls check the name of the server they reach",
            Severity.ERROR,
            "Production guidelines, HostName verification",
            """
            Hardening has the start scripts pass `-Dhttpclient.hostnameVerifier=Strict`. The server calls itself \
            too, so its certificate has to carry its internal name; `hostname-mismatch` looks after that. \
            What would win over the scripts, in `[system.parameter]` for instance, is taken out.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        JvmProperties.set(hardening, PROPERTY, STRICT);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        JvmProperties.require(inspection, PROPERTY, STRICT, STRICT::equals, findings);
        new Unseen(inspection, findings).startScripts();
    }
}
