package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.RandomToml.Place;
import io.github.ishardening.deployment.RandomToml.Written;
import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RandomTomlTest {

    private static final String WHERE = "deployment.toml";

    private static ServerToml server;
    private static List<byte[]> shipped;

    @BeforeContainer
    static void opensTheServersParser() throws Exception {
        server = new ServerToml();
        shipped = List.of(Kernels.toml(Kernels.PKCS12), Kernels.toml(Kernels.OLDEST));
    }

    @AfterContainer
    static void closesTheServersParser() throws IOException {
        server.close();
    }

    @Property
    void comesBackByteForByte(@ForAll("files") Written file, @ForAll boolean isMarked) {
        byte[] content = ((isMarked ? "\uFEFF" : "") + file.text()).getBytes(UTF_8);

        assertThat(DeploymentToml.parse(content, WHERE).bytes()).isEqualTo(content);
    }

    @Property
    void changesAValueWhereItStandsAndNothingElse(
            @ForAll("files") Written file, @ForAll("values") Object value, @ForAll @IntRange(max = 999) int choice)
            throws Exception {
        if (file.values().isEmpty()) {
            return;
        }
        List<String> keys = List.copyOf(file.values().keySet());
        String key = keys.get(choice % keys.size());

        String edited = set(file, key, value);

        Place place = file.values().get(key);
        assertThat(edited)
                .startsWith(file.text().substring(0, place.start()))
                .endsWith(file.text().substring(place.end()));
    }

    @Property
    void addsAKeyAndChangesNothingElse(
            @ForAll("files") Written file,
            @ForAll("values") Object value,
            @ForAll @IntRange(max = 999) int choice,
            @ForAll boolean isInNewTable)
            throws Exception {
        List<String> tables =
                new ArrayList<>(file.tables().stream().map(table -> table + ".").toList());
        tables.add("another.");
        tables.add("");
        String key = tables.get(choice % tables.size()) + (isInNewTable ? "new.key" : "new");

        requireOnlyInserted(file.text(), set(file, key, value));
    }

    @Property
    void appendsATableToAnArrayAndChangesNothingElse(
            @ForAll("files") Written file, @ForAll("values") Object value, @ForAll @IntRange(max = 999) int choice)
            throws Exception {
        List<String> arrays = new ArrayList<>(
                file.tables().stream().map(table -> table + ".new").toList());
        arrays.add("another");
        String key = arrays.get(choice % arrays.size());
        Map<String, Object> entry = Map.of("new", value, "inner", Map.of("long", "text ".repeat(30)));
        DeploymentToml toml = read(file.text());
        toml.appendToArray(key, entry);

        String once = new String(toml.bytes(), UTF_8);
        requireOnlyInserted(file.text(), once);

        DeploymentToml again = read(once);
        again.appendToArray(key, Map.of("new", value));
        assertThat(again.appendToArray(key, entry)).as(once).isFalse();
        String twice = new String(again.bytes(), UTF_8);
        assertThat(read(twice).tables(key)).as(twice).containsExactly(entry, Map.of("new", value));
        if (server.read(file.text()).isPresent()) {
            assertThat(server.read(twice)).as(twice).isPresent();
        }
    }

    private static void requireOnlyInserted(String text, String edited) {
        int before = commonPrefix(text, edited);
        int behind = commonPrefix(
                reversed(text.substring(before)), reversed(edited.substring(Math.min(before, edited.length()))));
        assertThat(before + behind).as(edited).isEqualTo(text.length());
    }

    /** Sets a value; returns the text, of which both parsers say that only this key differs. */
    private static String set(Written file, String key, Object value) throws Exception {
        DeploymentToml toml = read(file.text());
        toml.set(key, value);
        String edited = new String(toml.bytes(), UTF_8);

        Map<String, Object> expected = all(read(file.text()));
        expected.put(key, value);
        assertThat(all(read(edited))).as(edited).isEqualTo(expected);
        Optional<Map<String, Object>> served = server.read(file.text());
        if (served.isPresent()) {
            requireOneDifference(served.get(), server.read(edited), value, edited);
        }
        return edited;
    }

    private static void requireOneDifference(
            Map<String, Object> before, Optional<Map<String, Object>> after, Object value, String edited) {
        assertThat(after).as(edited).isPresent();
        assertThat(after.get().keySet()).as(edited).containsAll(before.keySet());
        assertThat(after.get().entrySet().stream()
                        .filter(entry -> !Objects.equals(entry.getValue(), before.get(entry.getKey())))
                        .map(Map.Entry::getValue))
                .as(edited)
                .hasSizeLessThan(2)
                .allMatch(value::equals);
    }

    @Property
    void isReadOrRefused(@ForAll("damaged") byte[] content) throws IOException {
        Refusal.of(WHERE, () -> {
            DeploymentToml toml = DeploymentToml.parse(content, WHERE);
            assertThat(toml.bytes()).isEqualTo(content);
            toml.set("server.hostname", "is.example.com");
            toml.setSecret("keystore_primary_password", "YWJj");
            assertThat(DeploymentToml.parse(toml.bytes(), WHERE).string("server.hostname"))
                    .contains("is.example.com");
        });
    }

    private static DeploymentToml read(String text) {
        return DeploymentToml.parse(text.getBytes(UTF_8), WHERE);
    }

    private static Map<String, Object> all(DeploymentToml toml) {
        Map<String, Object> all = new TreeMap<>();
        toml.keys().forEach(key -> all.put(key, toml.value(key).orElseThrow()));
        return all;
    }

    private static int commonPrefix(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String reversed(String text) {
        StringBuilder reversed = new StringBuilder();
        for (int i = text.length() - 1; i >= 0; i--) {
            reversed.append(text.charAt(i));
        }
        return reversed.toString();
    }

    @Provide
    Arbitrary<Written> files() {
        return Arbitraries.randomValue(RandomToml::write);
    }

    @Provide
    Arbitrary<Object> values() {
        // No empty list: the server can't read one in an inline table.
        return Arbitraries.of(
                "text",
                "",
                "it's $secret{alias} #]\\",
                "€ 😀\ttab\nline",
                true,
                0L,
                -9_000_000_000L,
                List.of("one", "t'wo"),
                List.of(1L, 2L));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return DamagedBytes.of(shipped);
    }
}
