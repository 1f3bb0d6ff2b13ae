package io.github.ishardening.control.transport;

import static io.github.ishardening.inspection.connector.TlsHost.Setting.CIPHERS;
import static io.github.ishardening.inspection.connector.TlsHost.Setting.PROTOCOLS;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Sets up the listeners beside Tomcat that {@link Listener} finds. */
final class ListenerSettings {

    private ListenerSettings() {}

    /** Sets the protocols of those that this version knows. */
    static void setProtocols(HardeningContext hardening, List<String> protocols) throws IOException {
        set(hardening, Listener.GATEWAY, Listener.OF_GATEWAY, PROTOCOLS, String.join(",", protocols));
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER, PROTOCOLS, protocols);
    }

    /** Sets the cipher suites of those that this version knows. */
    static void setCiphers(HardeningContext hardening, List<String> ciphers) throws IOException {
        set(hardening, Listener.GATEWAY, Listener.OF_GATEWAY, CIPHERS, String.join(",", ciphers));
        set(hardening, Listener.BINARY, Listener.OF_RECEIVER, CIPHERS, known(ciphers));
    }

    /** Others than Tomcat open no port for a suite that Java doesn't know, as Java 11 doesn't know ChaCha20. */
    static List<String> known(List<String> ciphers) {
        return ciphers.stream().filter(suite -> !suite.contains("CHACHA20")).toList();
    }

    private static void set(
            HardeningContext hardening, String table, Map<Setting, String> names, Setting setting, Object value) {
        String key = table + "." + names.get(setting);
        if (hardening.distribution().product().isApiManager()
                && hardening.keys().knows(key)) {
            hardening.toml().set(key, value);
        }
    }
}
