package io.github.ishardening.control.transport;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Sets up the listeners beside Tomcat that {@link Listener} finds. */
final class ListenerSettings {

    private ListenerSettings() {}

    /** Sets the protocols of those that this version knows. */
    static void setProtocols(HardeningContext hardening, List<String> protocols) throws IOException {
        set(
                hardening,
                Listener.GATEWAY,
                Listener.OF_GATEWAY.get(TlsHost.Setting.PROTOCOLS),
                String.join(",", protocols));
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER.get(TlsHost.Setting.PROTOCOLS), protocols);
        setThrift(hardening.distribution(), TlsHost.Setting.PROTOCOLS, protocols);
    }

    /** Sets the cipher suites of those that this version knows. */
    static void setCiphers(HardeningContext hardening, List<String> ciphers) throws IOException {
        set(hardening, Listener.GATEWAY, Listener.OF_GATEWAY.get(TlsHost.Setting.CIPHERS), String.join(",", ciphers));
        // Others than Tomcat open no port for a suite that Java doesn't know, as Java 11 these.
        var known =
                ciphers.stream().filter(suite -> !suite.contains("CHACHA20")).toList();
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER.get(TlsHost.Setting.CIPHERS), known);
        if (!known.isEmpty()) {
            setThrift(hardening.distribution(), TlsHost.Setting.CIPHERS, known);
        }
    }

    private static void setThrift(Distribution distribution, TlsHost.Setting setting, List<String> values)
            throws IOException {
        for (String path : Listener.THRIFT) {
            if (Templates.isStatic(distribution, path)) {
                String element = Listener.OF_THRIFT.get(setting);
                var text = new XmlText(distribution.read(path));
                var found = text.find(Pattern.compile("<%1$s>([^<]*+)</%1$s>|(?=</Server>)".formatted(element)), 0);
                found.ifPresent(place -> {
                    String value = String.join(",", values);
                    if (place.group(1) == null) {
                        text.replace(place.start(), place.end(), "    <%1$s>%2$s</%1$s>\n".formatted(element, value));
                    } else {
                        text.replace(place.start(1), place.end(1), value);
                    }
                });
                distribution.write(path, text.content());
            }
        }
    }

    private static void set(HardeningContext hardening, String table, String name, Object value) {
        if (hardening.distribution().product().family() == Product.Family.API_MANAGER
                && hardening.keys().knows(table + "." + name)) {
            hardening.toml().set(table + "." + name, value);
        }
    }
}
