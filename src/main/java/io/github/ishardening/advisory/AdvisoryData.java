package io.github.ishardening.advisory;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.file.InputFile;
import io.github.ishardening.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** WSO2's security advisories as a table, of which only the rows for one product version are kept. */
public final class AdvisoryData {

    private static final String SHIPPED = "security-advisories.tsv";
    private static final long LARGEST = 16_000_000;

    private final Optional<Path> file;

    private AdvisoryData(Optional<Path> file) {
        this.file = file;
    }

    /** The data that is shipped with this plugin. */
    public static AdvisoryData shipped() {
        return new AdvisoryData(Optional.empty());
    }

    /**
     * Newer data, in the format of the shipped data.
     *
     * @throws ProblemException if the file is missing or isn't such data; names the lines
     */
    public static AdvisoryData in(Path file) throws IOException {
        InputFile.require("<advisories>", file, "Specify an advisory file, or none.");
        var data = new AdvisoryData(Optional.of(file));
        data.read((product, version) -> false);
        return data;
    }

    /**
     * The advisories for a product's version, regardless of its qualifier.
     *
     * @throws ProblemException if the user's file has become invalid in the meantime
     */
    public KnownAdvisories of(Product product) throws IOException {
        String release = product.version().release().toString();
        return read((name, version) -> version.equals(release) && ("WSO2 " + name).equalsIgnoreCase(product.name()));
    }

    private KnownAdvisories read(AdvisoryTable.Concern concern) throws IOException {
        if (file.isEmpty()) {
            var shipped = AdvisoryData.class.getResourceAsStream(SHIPPED);
            try (var lines = new BufferedReader(new InputStreamReader(shipped, StandardCharsets.UTF_8))) {
                return new AdvisoryTable(SHIPPED, concern).read(lines);
            }
        }
        Path path = file.get();
        if (Files.size(path) > LARGEST) {
            throw new ProblemException(
                    path.toString(), "is larger than the limit of 16 MB.", "Remove what isn't needed.");
        }
        try (var lines = Files.newBufferedReader(path)) {
            return new AdvisoryTable(path.getFileName().toString(), concern).read(lines);
        } catch (CharacterCodingException e) {
            throw new ProblemException(path.toString(), "is not UTF-8.", "Save it as UTF-8.");
        }
    }
}
