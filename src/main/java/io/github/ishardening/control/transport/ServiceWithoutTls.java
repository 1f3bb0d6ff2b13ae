package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.secret.SecretText;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Requires TLS for URLs of other services whose password is in the same table of {@code deployment.toml}. */
@Guideline(
        id = "service-without-tls",
        title = "Passwords for other services are sent over TLS",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        address = OfficialPages.PRODUCT_LEVEL + "#tls",
        reportsOnly = true,
        hardening = """
            The audit reports tables of `deployment.toml` that contain a password and the `http:` URL of a service on \
            another machine, such as `notification_endpoint` in `[event_listener.properties]`. Use its `https:` URL, \
            and add the authority of its certificate to the truststore with `<truststore><certificates>`. Public URLs \
            of gateways and callbacks aren't reported.""",
        nist = {"SC-8", "SC-8(1)"})
public final class ServiceWithoutTls extends Control {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?!https?_|wss?_).*(url|endpoint)s?");
    /** Browsers are sent there, without a password. */
    private static final Pattern BROWSERS = Pattern.compile("(?i).*(callback|redirect|logout).*");

    /** The scheme and the host. */
    private static final Pattern URL =
            Pattern.compile("(?i)\\s*+(https?)://(?:[^/?#@\\s]*+@)?+(\\[[^]\\s]*+]|[^/?#:\\s]++).*+");

    /** A service with the table that contains its password. */
    private record Service(String table, String url, Location location) {}

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var services = services(inspection);
        for (Service service : services) {
            var url = URL.matcher(service.url());
            if (url.matches() && url.group(1).equalsIgnoreCase("http") && !ServerHost.isLocal(url.group(2))) {
                findings.add(
                        service.location(),
                        "the password in [%s] is sent to %s without TLS.".formatted(service.table(), url.group(2)),
                        "Use the https: URL of the service.");
            }
        }
        new Unseen(inspection, findings).none("URL in deployment.toml with a password in the same table", services);
    }

    private static List<Service> services(Inspection inspection) throws IOException {
        var toml = inspection.toml();
        var services = new ArrayList<Service>();
        var tables = new LinkedHashMap<String, Map<String, Object>>();
        for (String key : toml.keys()) {
            var value = toml.value(key).orElseThrow();
            int dot = key.lastIndexOf('.');
            if (value instanceof List<?> entries) {
                for (int i = 0; i < entries.size(); i++) {
                    addInside(key, List.of(i), key, entries.get(i), inspection, services);
                }
            } else if (dot > 0) {
                tables.computeIfAbsent(key.substring(0, dot), table -> new LinkedHashMap<>())
                        .put(key.substring(dot + 1), value);
            }
        }
        for (var table : tables.entrySet()) {
            for (var url : urls(table.getValue()).entrySet()) {
                Location location = inspection.at(table.getKey() + "." + url.getKey());
                services.add(new Service(table.getKey(), url.getValue(), location));
            }
        }
        return services;
    }

    /** Adds the services in a table inside an array, and in its own tables. */
    private static void addInside(
            String key, List<Object> steps, String label, Object value, Inspection inspection, List<Service> services) {
        if (value instanceof Map<?, ?> table) {
            for (var url : urls(table).entrySet()) {
                OptionalInt line = inspection.toml().line(key, with(steps, url.getKey()));
                Location location = line.isPresent()
                        ? Location.of(ServerFiles.DEPLOYMENT_TOML, line.getAsInt())
                        : inspection.at(key);
                services.add(new Service(label, url.getValue(), location));
            }
            for (var inner : table.entrySet()) {
                String name = inner.getKey().toString();
                addInside(key, with(steps, name), label + "." + name, inner.getValue(), inspection, services);
            }
        }
    }

    private static List<Object> with(List<Object> steps, String name) {
        var longer = new ArrayList<>(steps);
        longer.add(name);
        return longer;
    }

    /** The URLs of services in a table, by name; none if it contains no password. */
    private static Map<String, String> urls(Map<?, ?> table) {
        var urls = new LinkedHashMap<String, String>();
        boolean hasPassword = false;
        for (var entry : table.entrySet()) {
            String name = entry.getKey().toString();
            if (entry.getValue() instanceof String text) {
                hasPassword |= SecretText.isSecret(name, text) && !text.isBlank();
                if (ADDRESS.matcher(name).matches()
                        && !BROWSERS.matcher(name).matches()
                        && URL.matcher(text).matches()) {
                    urls.put(name, text);
                }
            }
        }
        return hasPassword ? urls : Map.of();
    }
}
