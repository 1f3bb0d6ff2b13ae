package io.github.ishardening.distribution.zip;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Refuses a zip with an entry that some program would unpack somewhere other than its name indicates, or over another
 * entry. Dots and blanks at the end of a name, which Windows drops, aren't checked.
 */
final class EntryNames {

    private static final String CURE = "Download the distribution from its publisher, or zip it again.";

    private final String zip;
    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, String> links;

    private EntryNames(String zip, Map<String, String> links) {
        this.zip = zip;
        this.links = links;
    }

    /** Checks the names of all entries; a {@link ProblemException} reports the first invalid one. */
    static void check(String zip, List<ZipArchiveEntry> entries) {
        var links = new HashMap<String, String>();
        for (ZipArchiveEntry entry : entries) {
            if (entry.isUnixSymlink()) {
                links.putIfAbsent(inAnyCase(entry.getName()), entry.getName());
            }
        }
        EntryNames names = new EntryNames(zip, links);
        entries.forEach(names::check);
    }

    private void check(ZipArchiveEntry entry) {
        if (!entry.getGeneralPurposeBit().usesUTF8ForNames()
                && !isAscii(new String(entry.getRawName(), StandardCharsets.ISO_8859_1))) {
            throw refusal(entry.getName(), "is neither ASCII nor marked as UTF-8");
        }
        // The library converts backslashes in entries from Windows to slashes.
        String written = new String(entry.getRawName(), StandardCharsets.UTF_8);
        String name = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        fault(name).ifPresent(fault -> {
            throw refusal(written, fault);
        });
    }

    private Optional<String> fault(String name) {
        return DistributionPaths.fault(name)
                .or(() -> clash(name))
                .or(() -> DistributionPaths.foldersAbove(name)
                        .map(folder -> links.get(inAnyCase(folder)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(link -> "is below the symbolic link " + link));
    }

    private Optional<String> clash(String name) {
        String before = seen.put(inAnyCase(name), name);
        if (before == null) {
            return Optional.empty();
        }
        return Optional.of(before.equals(name) ? "appears twice" : "differs from " + before + " only in case");
    }

    private static String inAnyCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private ProblemException refusal(String name, String fault) {
        return new ProblemException(zip, "entry \"" + DistributionPaths.printable(name) + "\" " + fault + ".", CURE);
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }
}
