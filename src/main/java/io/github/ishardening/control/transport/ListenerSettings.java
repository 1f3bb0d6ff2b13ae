package io.github.ishardening.control.transport;

import static io.github.ishardening.inspection.connector.TlsHost.Setting.CIPHERS;
import static io.github.ishardening.inspection.connector.TlsHost.Setting.PROTOCOLS;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Sets up the listeners beside Tomcat that {@link Listener} finds. */
final class ListenerSettings {

    private ListenerSettings() {}

    /** Sets the protocols of those that this version knows. */
    static void setProtocols(HardeningContext hardening, List<String> protocols) throws IOException {
        set(hardening, Listener.GATEWAY, Listener.OF_GATEWAY, PROTOCOLS, String.join(",", protocols));
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER, PROTOCOLS, protocols);
        setThrift(hardening.distribution(), PROTOCOLS, protocols);
    }

    /** Sets the cipher suites of those that this version knows. */
    static void setCiphers(HardeningContext hardening, List<String> ciphers) throws IOException {
        set(hardening, Listener.GATEWAY, Listener.OF_GATEWAY, CIPHERS, String.join(",", ciphers));
        // Others than Tomcat open no port for a suite that Java doesn't know, as Java 11 these.
        var known =
                ciphers.stream().filter(suite -> !suite.contains("CHACHA20")).toList();
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER, CIPHERS, known);
        if (!known.isEmpty()) {
            setThrift(hardening.distribution(), CIPHERS, known);
        }
    }

    private static void setThrift(Distribution distribution, Setting setting, List<String> values) throws IOException {
        for (String path : Listener.THRIFT) {
            if (Templates.isStatic(distribution, path)) {
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

    private static void set(
            HardeningContext hardening, String table, Map<Setting, String> names, Setting setting, Object value) {
        String key = table + "." + names.get(setting);
        if (hardening.distribution().product().family() == Product.Family.API_MANAGER
                && hardening.keys().knows(key)) {
            hardening.toml().set(key, value);
        }
    }
}
