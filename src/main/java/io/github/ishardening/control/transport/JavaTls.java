package io.github.ishardening.control.transport;

import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.connector.EnabledProtocols;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.request.Settings;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Handles protocols and cipher suites outside Tomcat: listeners pass them to Java one by one, and accept no connections
 * if Java doesn't support one.
 */
final class JavaTls {

    private static final Pattern PROTOCOL = Pattern.compile("SSLv2Hello|SSLv3|TLSv1(\\.[123])?");
    /** Java supports no CCM suites. */
    private static final Pattern SUITE = Pattern.compile("(?!\\w*_CCM)(?:TLS|SSL)_\\w+_(?:SHA|SHA256|SHA384|MD5|SCSV)");

    private JavaTls() {}

    /** The protocols to set. */
    static List<String> protocols(Settings settings) {
        return List.copyOf(EnabledProtocols.of(settings.protocols()));
    }

    /** The suites to set, without ChaCha20, which Java 11 doesn't support. */
    static List<String> suites(Settings settings) {
        return settings.ciphers().stream()
                .filter(suite -> !suite.contains("CHACHA20"))
                .toList();
    }

    /** The names, separated by commas. */
    static String text(List<String> names) {
        return String.join(",", names);
    }

    /** Sets a key if this version supports it and the value isn't empty. */
    static void set(HardeningContext hardening, String key, Object value) {
        boolean isEmpty = value instanceof List<?> list ? list.isEmpty() : value.equals("");
        if (hardening.keys().knows(key) && !isEmpty) {
            hardening.toml().set(key, value);
        }
    }

    /** Reports what is weak about a listener, or keeps it from accepting connections. */
    static void check(Listener listener, Settings settings, Findings findings) throws IOException {
        String protocols = text(protocols(settings));
        if (areKnown(listener, Setting.PROTOCOLS, PROTOCOL, protocols, findings)) {
            TlsProtocols.check(listener, protocols, findings);
        }
        if (areKnown(listener, Setting.CIPHERS, SUITE, text(suites(settings)), findings)) {
            TlsCiphers.checkSuites(listener, findings);
        }
    }

    private static boolean areKnown(Listener listener, Setting setting, Pattern known, String good, Findings findings)
            throws IOException {
        String unknown = listener.names(setting).stream()
                .filter(name -> !known.matcher(name).matches())
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            findings.add(
                    listener.at(setting),
                    "%s contains %s, which Java doesn't support: %s accepts no connections."
                            .formatted(listener.key(setting), unknown, listener.name()),
                    "Set %s to %s.".formatted(listener.key(setting), good));
        }
        return unknown.isEmpty();
    }
}
