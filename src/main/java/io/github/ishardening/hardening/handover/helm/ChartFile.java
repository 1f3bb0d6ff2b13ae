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
 * The charts that are known, each a resource: {@code [chart]} has its facts, {@code [chart.places]} where its values
 * take what isn't a key of {@code deployment.toml}, {@code [chart.values]} what they are for every server, and
 * {@code [chart.optional]} which tables it writes only if a value says so. Below {@code [template]} stand the tables
 * that it writes, and for each key what {@link ChartKey.Form} says, then the value's path or what is written.
 */
public final class ChartFile {

    /** A resource for each chart. Another version of the chart is another resource. */
    private static final SortedMap<String, String> RESOURCES = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "WSO2 API Control Plane 4.5.0", "api-control-plane-4.5.0.toml",
            "WSO2 API Manager 4.5.0", "api-manager-4.5.0.toml",
            "WSO2 Identity Server 7.1.0", "identity-server-7.1.0.toml",
            "WSO2 Traffic Manager 4.5.0", "traffic-manager-4.5.0.toml",
            "WSO2 Universal Gateway 4.5.0", "universal-gateway-4.5.0.toml")));

    private ChartFile() {}

    /**
     * Looks whether there is a chart for a product.
     *
     * @throws ProblemException if none is known: a hand-over that lacks what was asked for would go unnoticed until
     *     somebody installs the chart with its own, published keys
     */
    public static void require(Product product) {
        if (!RESOURCES.containsKey(product.toString())) {
            throw new ProblemException(
                    "<handOver><helm>",
                    "%s has no supported Helm chart, only %s."
                            .formatted(product, String.join(", ", RESOURCES.keySet())),
                    "Remove it, and mount deployment.toml and the stores of the hardened distribution.");
        }
    }

    /** The chart for a product; {@link #require} says whether there is one. */
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
