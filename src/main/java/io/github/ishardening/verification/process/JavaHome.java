package io.github.ishardening.verification.process;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK.
 *
 * @param folder its folder
 * @param version its full version, such as {@code 17.0.15}
 */
public record JavaHome(Path folder, String version) {

    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,3}).*");

    /**
     * The JDK in this folder.
     *
     * @param where the setting that specifies it, for messages
     * @throws ProblemException if the folder isn't a JDK or doesn't state its version
     */
    public static JavaHome in(String where, Path folder) throws IOException {
        Path release = folder.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isDirectory(folder.resolve("bin"))) {
            throw new ProblemException(
                    where,
                    folder + " isn't a JDK: it has no file named release next to bin.",
                    "Specify the folder of a JDK.");
        }
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            // A malformed escape; the version is then missing.
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (!FEATURE.matcher(version).matches()) {
            throw new ProblemException(
                    where, release + " doesn't contain JAVA_VERSION.", "Specify the folder of a JDK.");
        }
        return new JavaHome(folder.toAbsolutePath(), version);
    }

    /** The feature version: 8, 11, 17. */
    public int feature() {
        Matcher feature = FEATURE.matcher(version);
        if (!feature.matches()) {
            throw new IllegalStateException("not a version: " + version);
        }
        return Integer.parseInt(feature.group(1));
    }
}
