package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A hardened {@code deployment.toml} as values of a chart. A setting becomes a value that the chart has for it,
 * otherwise text that is appended to the chart's file, otherwise a default of the server; it is left over if none of
 * these works.
 */
final class HardenedValues {

    /** The key for the file name in each table of a store. A chart with a value for it mounts the named file. */
    private static final String STORE_NAME = "file_name";

    private final Chart chart;
    private final DeploymentToml toml;
    private final ServerDefaults defaults;
    private final ValuesTree values = new ValuesTree();
    private final TomlTables extra = new TomlTables();
    private final TomlTables asDefaults = new TomlTables();
    private final TomlTables leftOver = new TomlTables();
    private final List<String> leftOverKeys = new ArrayList<>();
    private final Set<String> mountedStores = new HashSet<>();

    private HardenedValues(Chart chart, DeploymentToml toml, ServerDefaults defaults) {
        this.chart = chart;
        this.toml = toml;
        this.defaults = defaults;
    }

    /**
     * Converts all keys of a hardened file.
     *
     * @param defaults receives the settings that the chart can't contain
     */
    static HardenedValues of(Chart chart, DeploymentToml toml, ServerDefaults defaults) {
        var hardened = new HardenedValues(chart, toml, defaults);
        chart.values().forEach(hardened.values::set);
        hardened.nameSecrets();
        var template = hardened.decideOptionalTables();
        for (String key : toml.keys()) {
            hardened.place(template, key);
        }
        if (!hardened.extra.isEmpty()) {
            hardened.values.set(chart.places().extra(), hardened.extra.text() + "\n");
        }
        return hardened;
    }

    /** The values, to which others may be added. */
    ValuesTree values() {
        return values;
    }

    /** The names of the stores that the chart itself mounts. */
    Set<String> mountedStores() {
        return Set.copyOf(mountedStores);
    }

    /** The settings that became defaults of the server, as TOML. */
    String asDefaults() {
        return asDefaults.text();
    }

    /** The keys that the server doesn't get. */
    List<String> leftOverKeys() {
        return List.copyOf(leftOverKeys);
    }

    /** The settings that the server doesn't get, as TOML. */
    String leftOver() {
        return leftOver.text();
    }

    private void nameSecrets() {
        values.set(chart.places().keystores(), chart.secrets().keystores());
        chart.places()
                .ingress()
                .ifPresent(place -> values.set(place, chart.secrets().ingress().orElseThrow()));
    }

    /**
     * Enables the optional tables that the chart writes as in the hardened file; disables the others that the file
     * contains.
     */
    private ChartTemplate decideOptionalTables() {
        ChartTemplate template = chart.template();
        for (Map.Entry<String, List<List<String>>> option : chart.optional().entrySet()) {
            List<String> keys = toml.keys().stream()
                    .filter(key -> isIn(option.getValue(), DeploymentToml.segments(key)))
                    .toList();
            if (!keys.isEmpty()) {
                boolean isWritten = keys.stream().allMatch(this::isExpressed);
                values.set(option.getKey(), isWritten);
                template = isWritten ? template : template.without(option.getValue());
            }
        }
        return template;
    }

    private static boolean isIn(Collection<List<String>> tables, List<String> path) {
        return tables.stream()
                .anyMatch(table -> path.size() > table.size()
                        && path.subList(0, table.size()).equals(table));
    }

    private boolean isExpressed(String key) {
        Object value = toml.value(key).orElseThrow();
        return chart.template()
                .key(DeploymentToml.segments(key))
                .filter(found -> found.expresses(value))
                .isPresent();
    }

    private void place(ChartTemplate template, String key) {
        List<String> path = DeploymentToml.segments(key);
        Object value = toml.value(key).orElseThrow();
        var known = template.key(path);
        if (known.isPresent() && known.get().form() != ChartKey.Form.APPENDS) {
            place(known.get(), path, value);
        } else if (path.size() > 1 && (isOfTables(value) || !template.opens(path.subList(0, path.size() - 1)))) {
            extra.put(path, value);
        } else if (known.isEmpty() && defaults.put(path, value)) {
            asDefaults.put(path, value);
        } else {
            leave(path, value);
        }
    }

    private void place(ChartKey known, List<String> key, Object value) {
        if (known.expresses(value)) {
            known.valueFor(value).ifPresent(said -> {
                known.values().forEach(path -> values.set(path, said));
                if (key.get(key.size() - 1).equals(STORE_NAME)) {
                    mountedStores.add(said.toString());
                }
            });
        } else {
            leave(key, value);
        }
    }

    private void leave(List<String> path, Object value) {
        leftOver.put(path, value);
        leftOverKeys.add(DeploymentToml.key(path.toArray(String[]::new)));
    }

    /** Whether a value is an array of tables: their headers may be anywhere. */
    private static boolean isOfTables(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }
}
