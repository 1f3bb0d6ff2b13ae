package io.github.ishardening.control.transport;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.TlsHost;
import java.util.List;

/** Sets up the listeners beside Tomcat that {@link Listener} finds. */
final class ListenerSettings {

    private ListenerSettings() {}

    /** Sets the protocols of those that this version knows. */
    static void setProtocols(HardeningContext hardening, List<String> protocols) {
        set(
                hardening,
                Listener.GATEWAY,
                Listener.OF_GATEWAY.get(TlsHost.Setting.PROTOCOLS),
                String.join(",", protocols));
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER.get(TlsHost.Setting.PROTOCOLS), protocols);
    }

    /** Sets the cipher suites of those that this version knows. */
    static void setCiphers(HardeningContext hardening, List<String> ciphers) {
        set(hardening, Listener.GATEWAY, Listener.OF_GATEWAY.get(TlsHost.Setting.CIPHERS), String.join(",", ciphers));
        // The receiver opens no port for a suite that Java doesn't know, as Java 11 these.
        set(
                hardening,
                Listener.BINARY,
                Listener.OF_RECEIVER.get(TlsHost.Setting.CIPHERS),
                ciphers.stream().filter(suite -> !suite.contains("CHACHA20")).toList());
    }

    private static void set(HardeningContext hardening, String table, String name, Object value) {
        if (hardening.distribution().product().family() == Product.Family.API_MANAGER
                && hardening.keys().knows(table + "." + name)) {
            hardening.toml().set(table + "." + name, value);
        }
    }
}
