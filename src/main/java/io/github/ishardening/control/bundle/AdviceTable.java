package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.UpdateLevel;
import io.github.ishardening.distribution.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads the advisories that require more than an update from {@code advice.toml}, which documents its format. */
final class AdviceTable {

    private static final String LIST = "advice.toml";
    private static final String SEVERITY = "severity";

    private static final List<Advice> ALL = load();

    private AdviceTable() {}

    /** The advisories that concern a distribution, except those that another rule covers. */
    static List<Advice> of(Distribution distribution) throws IOException {
        var level = UpdateLevel.known(distribution);
        return ALL.stream()
                .filter(advisory -> advisory.concerns(distribution.product(), level))
                .toList();
    }

    /** Whether some of them concern a product only below an update level. */
    static boolean areCuredByUpdates(Product product) {
        return ALL.stream().anyMatch(advisory -> advisory.cure(product).isPresent());
    }

    private static List<Advice> load() {
        try (var list = AdviceTable.class.getResourceAsStream(LIST)) {
            return tables(Toml.parse(list), "advisory").stream()
                    .filter(table -> table.contains(SEVERITY))
                    .map(AdviceTable::advisory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Advice advisory(TomlTable table) {
        Map<Product.Family, Advice.Range> listed = new EnumMap<>(Product.Family.class);
        Map<Product.Family, Map<String, Integer>> cured = new EnumMap<>(Product.Family.class);
        for (Product.Family family : Product.Family.values()) {
            String name = family.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Optional.ofNullable(table.getArray(name)).ifPresent(versions -> listed.put(family, range(versions)));
            Optional.ofNullable(table.getTable(List.of("cured", name)))
                    .ifPresent(levels -> cured.put(family, levels(levels)));
        }
        return new Advice(
                table.getString("id"),
                Math.toIntExact(table.getLong("year")),
                text(table, "cve"),
                Severity.valueOf(table.getString(SEVERITY).toUpperCase(Locale.ROOT)),
                table.getString("risk"),
                listed,
                cured,
                tables(table, "setting").stream().map(AdviceTable::setting).toList(),
                tables(table, "access").stream().map(AdviceTable::plain).toList());
    }

    private static AdvisedSetting setting(TomlTable table) {
        return new AdvisedSetting(
                table.getString("key"),
                table.get("value"),
                text(table, "only-with"),
                text(table, "file")
                        .map(file -> new AdvisedSetting.Place(
                                file,
                                text(table, "elements"),
                                text(table, "name").orElse(""))));
    }

    private static Advice.Range range(TomlArray versions) {
        return new Advice.Range(Version.parse(versions.getString(0)), Version.parse(versions.getString(1)));
    }

    private static Map<String, Integer> levels(TomlTable table) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String version : table.keySet()) {
            levels.put(version, Math.toIntExact(table.getLong(List.of(version))));
        }
        return levels;
    }

    /** A row, with its keys in order. */
    private static Map<String, Object> plain(TomlTable table) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            row.put(key, table.get(key) instanceof TomlArray array ? array.toList() : table.get(key));
        }
        return row;
    }

    private static Optional<String> text(TomlTable table, String key) {
        return Optional.ofNullable(table.getString(key));
    }

    private static List<TomlTable> tables(TomlTable table, String key) {
        var tables = new ArrayList<TomlTable>();
        TomlArray array = table.getArrayOrEmpty(key);
        for (int i = 0; i < array.size(); i++) {
            tables.add(array.getTable(i));
        }
        return tables;
    }
}
