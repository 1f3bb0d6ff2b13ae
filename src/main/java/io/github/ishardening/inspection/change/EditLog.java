package io.github.ishardening.inspection.change;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records which files and lines each control edits, while controls run one after another. */
public final class EditLog {

    private final Distribution distribution;
    private final Set<String> inHand;
    private final Map<String, Set<String>> rules = new TreeMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, LineHistory> histories = new TreeMap<>();

    /**
     * Starts recording edits of a distribution.
     *
     * @param inHand the files whose final content is staged only after all controls have run
     */
    public EditLog(Distribution distribution, Set<String> inHand) {
        this.distribution = distribution;
        this.inHand = Set.copyOf(inHand);
        distribution.takeTouched();
    }

    /** Attributes to this rule's control what has been staged since the last call. */
    public void staged(String rule) throws IOException {
        for (String path : distribution.takeTouched()) {
            if (distribution.exists(path) && !inHand.contains(path)) {
                edited(path, distribution.read(path), rule);
            } else {
                add(path, rule);
            }
        }
    }

    /** Records the content of a file, changed or not, after this rule's control has run; it need not be staged yet. */
    public void edited(String path, byte[] content, String rule) throws IOException {
        byte[] before = contents.put(path, content);
        if (before != null && Arrays.equals(before, content)) {
            return;
        }
        var text = ConfigurationText.isOne(path) ? ConfigurationText.of(content) : Optional.<ConfigurationText>empty();
        if (text.isEmpty() || history(path).become(text.get(), Set.of(rule))) {
            add(path, rule);
        }
    }

    private void add(String path, String rule) {
        rules.computeIfAbsent(path, none -> new TreeSet<>()).add(rule);
    }

    private LineHistory history(String path) throws IOException {
        var known = histories.get(path);
        if (known != null) {
            return known;
        }
        var shipped = distribution.shipped(path).flatMap(ConfigurationText::of).orElse(ConfigurationText.EMPTY);
        var history = new LineHistory(shipped);
        histories.put(path, history);
        return history;
    }

    /** The attribution, once everything is staged; later changes are attributed to no control. */
    public Attribution attribution() throws IOException {
        var attribution = new Attribution();
        rules.forEach((path, ids) -> ids.forEach(rule -> attribution.addFile(path, rule)));
        for (var history : histories.entrySet()) {
            String path = history.getKey();
            if (rules.containsKey(path) && distribution.exists(path)) {
                var text = ConfigurationText.of(distribution.read(path));
                if (text.isPresent()) {
                    history.getValue().become(text.get(), Set.of());
                    attribution.addLines(path, distribution.contentDigest(path).orElseThrow(), history.getValue());
                }
            }
        }
        return attribution;
    }
}
