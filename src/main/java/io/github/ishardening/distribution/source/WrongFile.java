package io.github.ishardening.distribution.source;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Recognises files that users mistake for the zip of a distribution, to describe what they are. */
public final class WrongFile {

    private static final String UNPACK = "Unpack it and specify the folder, or get the zip.";
    private static final String GET_ZIP = "Get the zip of the whole distribution.";

    /** The first bytes of other formats, in ISO 8859-1. */
    private static final Map<String, String> FORMATS = new TreeMap<>(Map.of(
            "\u001f\u008b", "a .gz file, such as .tar.gz",
            "BZh", "a .bz2 file",
            "\u00fd7zXZ", "an .xz file",
            "(\u00b5/\u00fd", "a .zst file",
            "7z\u00bc\u00af", "a .7z file",
            "Rar!", "a .rar file"));

    private static final int LONGEST_BEGINNING = 64;

    private WrongFile() {}

    /** The problem with a file that the zip library can't read; empty if its type isn't recognized. */
    public static Optional<ProblemException> at(Path file) {
        String name = file.getFileName().toString();
        String beginning = beginning(file);
        if (beginning.stripLeading().toLowerCase(Locale.ROOT).matches("(?s)<(!doctype html|html).*")) {
            return Optional.of(new ProblemException(
                    name, "is a web page, not a zip file.", "Download it again: the site sent a login or error page."));
        }
        return FORMATS.entrySet().stream()
                .filter(format -> beginning.startsWith(format.getKey()))
                .findFirst()
                .map(format -> new ProblemException(name, "is " + format.getValue() + ", not a zip file.", UNPACK));
    }

    /**
     * Refuses zips that aren't distributions.
     *
     * @throws ProblemException if it is a web application or another Java archive, or contains only zips
     */
    public static void refuse(String zip, List<ZipArchiveEntry> entries) {
        if (has(entries, "WEB-INF/")) {
            throw new ProblemException(zip, "is a web application (.war), not a distribution.", GET_ZIP);
        }
        if (has(entries, "META-INF/MANIFEST.MF")) {
            throw new ProblemException(zip, "is a Java archive (.jar), not a distribution.", GET_ZIP);
        }
        List<String> files = entries.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> DistributionPaths.printable(entry.getName()))
                .toList();
        if (!files.isEmpty() && files.stream().allMatch(name -> name.endsWith(".zip"))) {
            throw new ProblemException(
                    zip,
                    "contains " + files.get(0) + ", but isn't a distribution itself.",
                    "Unpack it, and specify the distribution inside.");
        }
    }

    private static boolean has(List<ZipArchiveEntry> entries, String prefix) {
        return entries.stream().anyMatch(entry -> entry.getName().startsWith(prefix));
    }

    private static String beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // An unreadable file can't be recognized.
            return "";
        }
    }
}
