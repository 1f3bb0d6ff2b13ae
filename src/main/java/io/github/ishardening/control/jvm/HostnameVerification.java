package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requires outgoing calls to verify the server's hostname, including {@code localhost}. */
@Guideline(
        id = "hostname-verification",
        title = "Outgoing calls verify hostnames",
        severity = Severity.ERROR,
        source = "Production guidelines, HostName verification",
        address = OfficialPages.PRODUCT_LEVEL + "#hostname-verification",
        hardening = """
            Hardening adds `-Dhttpclient.hostnameVerifier=Strict` to the start scripts. The server also calls \
            itself, so its certificate must contain its internal name; `hostname-mismatch` checks that. Settings \
            that would override the scripts, for example in `[system.parameter]`, are removed. If a script turns the \
            check off for OpenSAML, as API Manager's do, hardening turns it on; it also turns it on for the portals, \
            with `[identity.auth_framework.endpoint] hostname_verification_enabled`. Properties that turn the check \
            off for LDAP, for Java's HTTP client or for WSO2's own calls are reported.""",
        nist = {"IA-5(2)", "SC-23"})
public final class HostnameVerification extends RequiredProperty {

    private static final String OF_PORTALS = "identity.auth_framework.endpoint.hostname_verification_enabled";
    private static final String OF_OPENSAML = "org.opensaml.httpclient.https.disableHostnameVerification";

    /** Properties that turn the check off if {@code true} or empty, and the calls that they affect. */
    private static final Map<String, String> SWITCHES = new TreeMap<>(Map.of(
            "com.sun.jndi.ldap.object.disableEndpointIdentification",
            "LDAP connections",
            "jdk.internal.httpclient.disableHostnameVerification",
            "calls of Java's HTTP client",
            OF_OPENSAML,
            "calls of OpenSAML",
            "org.wso2.ignoreHostnameVerification",
            "calls of WSO2's components"));

    public HostnameVerification() {
        super("httpclient.hostnameVerifier", "Strict", "Strict"::equals);
    }

    @Override
    public void harden(HardeningContext hardening) {
        super.harden(hardening);
        hardening.startScripts().stream()
                .filter(script -> script.settings(OF_OPENSAML).stream().anyMatch(set -> isOn(set.value())))
                .forEach(script -> script.setProperty(OF_OPENSAML, "false"));
        hardenPortals(hardening);
    }

    private static void hardenPortals(HardeningContext hardening) {
        var toml = hardening.toml();
        boolean checks = toml.has(OF_PORTALS)
                ? toml.bool(OF_PORTALS).equals(Optional.of(true))
                : Boolean.parseBoolean(hardening.stockValues().get(OF_PORTALS));
        if (hardening.keys().knows(OF_PORTALS) && !checks) {
            if (toml.has(OF_PORTALS)) {
                hardening
                        .progress()
                        .warn("%s: hostname verification in the portals was off; turned it on."
                                .formatted(toml.position(OF_PORTALS)));
            }
            toml.set(OF_PORTALS, true);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        super.inspect(inspection, findings);
        for (var property : SWITCHES.entrySet()) {
            JvmProperties.forbid(
                    inspection,
                    property.getKey(),
                    HostnameVerification::isOn,
                    property.getValue() + " don't verify the hostname of the server",
                    findings);
        }
        if (inspection.keys().knows(OF_PORTALS) && !inspection.isOn(OF_PORTALS)) {
            findings.add(
                    inspection.at(OF_PORTALS),
                    "the portals don't verify the hostname of the server that they call.",
                    "Set %s to true.".formatted(OF_PORTALS));
        }
    }

    private static boolean isOn(String value) {
        return value.isEmpty() || Boolean.parseBoolean(value);
    }
}
