package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Change;
import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one control does to a real kernel; doing it twice has been seen to do no more.
 *
 * @param toml what it sets in {@code deployment.toml}, by key; {@link #REMOVED} for what it takes out
 * @param scripts the words that it takes out of ({@code -}) and puts into ({@code +}) start scripts, by path
 * @param files what it does to files
 */
record ControlEdits(
        SortedMap<String, Object> toml, SortedMap<String, List<String>> scripts, SortedMap<String, Change> files) {

    static final String REMOVED = "(removed)";

    /** The edits in a kernel as it was shipped. */
    static ControlEdits of(Control control, Kernel kernel) throws IOException {
        return of(control, kernel, new String(kernel.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8));
    }

    /** The edits in the PKCS12 kernel with this {@code deployment.toml}. */
    static ControlEdits of(Control control, String toml) throws IOException {
        return of(control, Kernel.PKCS12, toml);
    }

    private static ControlEdits of(Control control, Kernel kernel, String text) throws IOException {
        try (Distribution distribution = kernel.open()) {
            DeploymentToml toml = parse(text.getBytes(StandardCharsets.UTF_8));
            StartScripts scripts = StartScripts.of(distribution);
            Hardening hardening = FakeStores.hardening(distribution, toml, scripts.all(), kernel.type());
            SortedMap<String, Object> values = values(toml);
            SortedMap<String, String> texts = texts(kernel, distribution);

            control.harden(hardening);
            ControlEdits edits = new ControlEdits(
                    tomlEdits(values, toml), scriptEdits(texts, scripts, distribution), distribution.edits());
            byte[] once = toml.bytes();

            control.harden(hardening);
            ControlEdits edited = new ControlEdits(
                    tomlEdits(values, toml), scriptEdits(texts, scripts, distribution), distribution.edits());
            assertThat(edited).isEqualTo(edits);
            assertThat(toml.bytes()).isEqualTo(once);
            // What was written is what was edited.
            assertThat(values(parse(once))).isEqualTo(values(toml));
            return edits;
        }
    }

    private static DeploymentToml parse(byte[] content) {
        return DeploymentToml.parse(content, ServerFiles.DEPLOYMENT_TOML);
    }

    private static SortedMap<String, Object> values(DeploymentToml toml) {
        SortedMap<String, Object> values = new TreeMap<>();
        toml.keys().forEach(key -> values.put(key, toml.value(key).orElseThrow()));
        return values;
    }

    private static SortedMap<String, Object> tomlEdits(Map<String, Object> before, DeploymentToml toml) {
        SortedMap<String, Object> edits = values(toml);
        edits.entrySet().removeAll(before.entrySet());
        before.keySet().stream().filter(key -> !toml.has(key)).forEach(key -> edits.put(key, REMOVED));
        return edits;
    }

    private static SortedMap<String, String> texts(Kernel kernel, Distribution distribution) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String path : List.of("bin/wso2server.sh", "bin/wso2server.bat")) {
            if (distribution.exists(path)) {
                texts.put(path, new String(kernel.read(path), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    private static SortedMap<String, List<String>> scriptEdits(
            Map<String, String> before, StartScripts scripts, Distribution distribution) throws IOException {
        scripts.stageIn(distribution);
        SortedMap<String, List<String>> edits = new TreeMap<>();
        for (var script : before.entrySet()) {
            String after = new String(distribution.read(script.getKey()), StandardCharsets.ISO_8859_1);
            List<String> words = Stream.concat(
                            without(script.getValue(), after).map(word -> "-" + word),
                            without(after, script.getValue()).map(word -> "+" + word))
                    .toList();
            if (!words.isEmpty()) {
                edits.put(script.getKey(), words);
            }
        }
        return edits;
    }

    private static Stream<String> without(String text, String other) {
        List<String> words = new ArrayList<>(words(text));
        words(other).forEach(words::remove);
        return words.stream();
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
