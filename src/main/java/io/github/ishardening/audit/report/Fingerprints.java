package io.github.ishardening.audit.report;

import io.github.ishardening.audit.Location;
import io.github.ishardening.file.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names findings so that the same one has the same name in the next audit. Lines move and days pass, so line numbers
 * and numbers in messages are ignored; findings that differ only in these are numbered in order.
 */
final class Fingerprints {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int LENGTH = 32;

    private final Map<String, Integer> seen = new HashMap<>();

    /** The name of the next finding of a report; {@code rule} is the id of its rule in the report. */
    String of(String rule, Location location, String message) {
        String hash = hash(
                String.join("\n", rule, location.path(), NUMBER.matcher(message).replaceAll("0")));
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    private static String hash(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }
}
