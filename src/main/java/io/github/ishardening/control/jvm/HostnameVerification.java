package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Outgoing calls check the host name of the server they reach, {@code localhost} included. */
@Guideline(
        id = "hostname-verification",
        title = "Outgoing calls verify host names",
        severity = Severity.ERROR,
        source = "Production guidelines, HostName verification",
        address = OfficialPages.PRODUCT_LEVEL + "#hostname-verification",
        hardening = """
            Hardening has the start scripts pass `-Dhttpclient.hostnameVerifier=Strict`. The server calls itself \
            too, so its certificate has to carry its internal name; `hostname-mismatch` looks after that. \
            What would win over the scripts, in `[system.parameter]` for instance, is taken out. Properties that switch \
            the check off for LDAP, for Java's HTTP client or for WSO2's own calls are reported.""")
public final class HostnameVerification extends RequiredProperty {

    /** What switches the check off, and for what: {@code true}, or no value at all. */
    private static final Map<String, String> SWITCHES = new TreeMap<>(Map.of(
            "com.sun.jndi.ldap.object.disableEndpointIdentification", "calls by LDAP",
            "jdk.internal.httpclient.disableHostnameVerification", "calls by Java's HTTP client",
            "org.wso2.ignoreHostnameVerification", "calls of WSO2's components"));

    public HostnameVerification() {
        super("httpclient.hostnameVerifier", "Strict", "Strict"::equals);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        super.inspect(inspection, findings);
        for (var property : SWITCHES.entrySet()) {
            JvmProperties.forbid(
                    inspection,
                    property.getKey(),
                    value -> value.isEmpty() || Boolean.parseBoolean(value),
                    property.getValue() + " don't check the name of the server they reach",
                    findings);
        }
    }
}
