package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Requires strong TLS for Identity Server's Thrift authentication service, which uses Java's defaults unless
 * configured.
 */
@Guideline(
        id = "thrift-tls",
        title = "The Thrift service uses TLS 1.2 or later and strong cipher suites",
        severity = Severity.ERROR,
        source = "Configure transport level security, ThriftAuthenticationService",
        address = OfficialPages.TRANSPORT + "#enable-ssl-protocols-and-ciphers-in-thriftauthenticationservice",
        hardening = """
            Hardening writes the settings `protocols` and `ciphers` to `thrift-authentication.xml`, without ChaCha20 \
            suites: the service doesn't open its port if its JVM doesn't support one of the suites.""",
        versions = "Identity Server versions that include the file.",
        nist = {"SC-8", "SC-8(1)", "SC-13"})
public final class ThriftTls extends Control {

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var settings = hardening.settings();
        set(hardening.distribution(), Setting.PROTOCOLS, JavaTls.protocols(settings));
        set(hardening.distribution(), Setting.CIPHERS, JavaTls.suites(settings));
    }

    private static void set(Distribution distribution, Setting setting, List<String> values) throws IOException {
        for (String path : Listener.THRIFT) {
            if (!values.isEmpty() && Templates.isStatic(distribution, path)) {
                String element = Listener.OF_THRIFT.get(setting);
                String value = String.join(",", values);
                var text = new XmlText(distribution.read(path));
                text.find(Pattern.compile("<%1$s>([^<]*+)</%1$s>|(?=</Server>)".formatted(element)), 0)
                        .ifPresent(found -> text.replace(
                                found.start(),
                                found.end(),
                                (found.group(1) == null ? "    <%1$s>%2$s</%1$s>\n" : "<%1$s>%2$s</%1$s>")
                                        .formatted(element, value)));
                distribution.write(path, text.content());
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var services = Listener.thrift(inspection);
        for (Listener service : services) {
            JavaTls.check(service, inspection.settings(), findings);
        }
        if (services.isEmpty()) {
            findings.notApplicable("there is no Thrift service");
        }
    }
}
