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
import java.util.OptionalInt;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The advisories that ask for a setting: {@code setting-advisories.toml}, which says what its words mean. */
final class SettingAdvisories {

    private static final String LIST = "setting-advisories.toml";
    private static final String SEVERITY = "severity";

    private SettingAdvisories() {}

    /** Those that speak of a distribution, as far as this is no other rule's. */
    static List<SettingAdvisory> of(Distribution distribution) throws IOException {
        var level = UpdateLevel.isUntold(distribution)
                ? OptionalInt.empty()
                : OptionalInt.of(UpdateLevel.of(distribution).orElse(0));
        return load().stream()
                .filter(advisory -> advisory.concerns(distribution.product(), level))
                .toList();
    }

    /** Whether the update level decides what advisories ask of a distribution that doesn't say it. */
    static boolean areUntold(Distribution distribution) throws IOException {
        return UpdateLevel.isUntold(distribution)
                && load().stream()
                        .anyMatch(advisory ->
                                advisory.cure(distribution.product()).isPresent());
    }

    private static List<SettingAdvisory> load() {
        try (var list = SettingAdvisories.class.getResourceAsStream(LIST)) {
            return tables(Toml.parse(list), "advisory").stream()
                    .filter(table -> table.contains(SEVERITY))
                    .map(SettingAdvisories::advisory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SettingAdvisory advisory(TomlTable table) {
        Map<Product.Family, SettingAdvisory.Range> listed = new EnumMap<>(Product.Family.class);
        Map<Product.Family, Map<String, Integer>> cured = new EnumMap<>(Product.Family.class);
        for (Product.Family family : Product.Family.values()) {
            String name = family.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Optional.ofNullable(table.getArray(name)).ifPresent(versions -> listed.put(family, range(versions)));
            Optional.ofNullable(table.getTable(List.of("cured", name)))
                    .ifPresent(levels -> cured.put(family, levels(levels)));
        }
        return new SettingAdvisory(
                table.getString("id"),
                Math.toIntExact(table.getLong("year")),
                text(table, "cve"),
                Severity.valueOf(table.getString(SEVERITY).toUpperCase(Locale.ROOT)),
                table.getString("risk"),
                listed,
                cured,
                tables(table, "setting").stream()
                        .map(SettingAdvisories::setting)
                        .toList(),
                tables(table, "access").stream().map(SettingAdvisories::plain).toList());
    }

    private static AdvisorySetting setting(TomlTable table) {
        return new AdvisorySetting(
                table.getString("key"),
                table.get("value"),
                table.getBoolean("others", () -> false),
                text(table, "only-with"),
                text(table, "file")
                        .map(file -> new AdvisorySetting.Place(
                                file,
                                text(table, "elements"),
                                text(table, "name").orElse(""))));
    }

    private static SettingAdvisory.Range range(TomlArray versions) {
        return new SettingAdvisory.Range(Version.parse(versions.getString(0)), Version.parse(versions.getString(1)));
    }

    private static Map<String, Integer> levels(TomlTable table) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String version : table.keySet()) {
            levels.put(version, Math.toIntExact(table.getLong(List.of(version))));
        }
        return levels;
    }

    /** A row, in the order of its keys. */
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
