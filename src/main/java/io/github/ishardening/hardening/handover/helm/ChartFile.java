package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The supported charts, one resource each: {@code [chart]} describes it, {@code [chart.places]} contains its values for
 * what isn't a key of {@code deployment.toml}, {@code [chart.values]} its constant values, and {@code [chart.optional]}
 * the tables that it writes only if a value enables them. {@code [template]} contains the tables that it writes, with a
 * {@link ChartKey.Form} for each key, followed by the value's path or the text that is written.
 */
public final class ChartFile {

    /** One resource per chart. Each version of a chart needs its own. */
    private static final SortedMap<String, String> RESOURCES = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "WSO2 API Control Plane 4.5.0", "api-control-plane-4.5.0.toml",
            "WSO2 API Manager 4.5.0", "api-manager-4.5.0.toml",
            "WSO2 Identity Server 7.1.0", "identity-server-7.1.0.toml",
            "WSO2 Traffic Manager 4.5.0", "traffic-manager-4.5.0.toml",
            "WSO2 Universal Gateway 4.5.0", "universal-gateway-4.5.0.toml")));

    private ChartFile() {}

    /**
     * Checks that there is a chart for a product.
     *
     * @throws ProblemException if none is supported: otherwise, an incomplete hand-over would go unnoticed until
     *     somebody installs the chart with its own, publicly known keys
     */
    public static void require(Product product) {
        if (!RESOURCES.containsKey(product.toString())) {
            throw new ProblemException(
                    "<handOver><helm>",
                    "no Helm chart is supported for %s, only for %s."
                            .formatted(product, String.join(", ", RESOURCES.keySet())),
                    "Remove it, and mount deployment.toml and the stores of the hardened distribution.");
        }
    }

    /** The chart for a product that {@link #require} accepts. */
    static Chart of(Product product) throws IOException {
        return read(RESOURCES.get(product.toString()));
    }

    private static Chart read(String resource) throws IOException {
        try (var in = ChartFile.class.getResourceAsStream(resource)) {
            var toml = DeploymentToml.parse(in.readAllBytes(), resource);
            return new Chart(
                    text(toml, "chart.product"),
                    text(toml, "chart.name"),
                    text(toml, "chart.version"),
                    text(toml, "chart.source"),
                    text(toml, "chart.artifacts"),
                    toml.strings("chart.variables"),
                    text(toml, "chart.secret_store"),
                    text(toml, "chart.java_options"),
                    toml.strings("chart.remarks"),
                    new Chart.Places(
                            text(toml, "chart.places.keystores"),
                            toml.string("chart.places.ingress"),
                            text(toml, "chart.places.extra"),
                            text(toml, "chart.places.volumes"),
                            text(toml, "chart.places.mounts"),
                            text(toml, "chart.places.java_options")),
                    new Chart.SecretNames(text(toml, "chart.keystores_secret"), toml.string("chart.ingress_secret")),
                    values(toml),
                    optional(toml),
                    new ChartTemplate((Map<?, ?>) toml.value("template").orElseThrow()));
        }
    }

    private static String text(DeploymentToml toml, String key) {
        return toml.string(key).orElseThrow();
    }

    private static SortedMap<String, Object> values(DeploymentToml toml) {
        var values = new TreeMap<String, Object>();
        for (String path : toml.names("chart.values")) {
            values.put(
                    path,
                    toml.value(DeploymentToml.key("chart", "values", path)).orElseThrow());
        }
        return values;
    }

    private static SortedMap<String, List<List<String>>> optional(DeploymentToml toml) {
        var optional = new TreeMap<String, List<List<String>>>();
        for (String table : toml.names("chart.optional")) {
            String value = text(toml, DeploymentToml.key("chart", "optional", table));
            optional.computeIfAbsent(value, none -> new ArrayList<>()).add(DeploymentToml.segments(table));
        }
        return optional;
    }
}
