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

/** Takes down which files controls edit, and which of their lines, while they do it one after the other. */
public final class EditLog {

    private final Distribution distribution;
    private final Set<String> inHand;
    private final Map<String, Set<String>> rules = new TreeMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, LineHistory> histories = new TreeMap<>();

    /**
     * That of what is edited in a distribution from now on.
     *
     * @param inHand the files whose content is staged when all controls are through: what they stage of these till then is
     *     not what becomes of them
     */
    public EditLog(Distribution distribution, Set<String> inHand) {
        this.distribution = distribution;
        this.inHand = Set.copyOf(inHand);
        distribution.takeTouched();
    }

    /** The control of this rule has staged what has been staged since this was said last. */
    public void staged(String rule) throws IOException {
        for (String path : distribution.takeTouched()) {
            if (distribution.exists(path) && !inHand.contains(path)) {
                edited(path, distribution.read(path), rule);
            } else {
                add(path, rule);
            }
        }
    }

    /** By the control of this rule a file has this content now, or still, which may not be staged yet. */
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

    /** What it comes to, once all is staged: what others did to the files since is nobody's here. */
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
