package io.github.ishardening.refresh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rewrites the resources that say what WSO2 has published; whoever merges them compares what is new with its source. */
final class Refresh {

    private static final Path RESOURCES = Path.of("src/main/resources/io/github/ishardening");
    private static final Path ADVISORIES = RESOURCES.resolve("advisory/security-advisories.tsv");
    private static final Path KEYS = RESOURCES.resolve("trust/published-keys.tsv");
    /** Of which there are advisories in the list. */
    private static final Set<String> PRODUCTS = Set.of(
            "API Control Plane",
            "API Manager",
            "Identity Server",
            "Identity Server as Key Manager",
            "Open Banking AM",
            "Open Banking IAM",
            "Traffic Manager",
            "Universal Gateway");

    private static final Pattern PAGE = Pattern.compile(".*/security-advisories/\\d{4}/(WSO2-\\d{4}-\\d+)\\.md");

    private Refresh() {}

    /** Takes the folder that has clones of {@code docs-security}, {@code product-is} and {@code carbon-kernel}. */
    public static void main(String[] arguments) throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Path.of(arguments[0]);
        write(ADVISORIES, advisories(new GitClone(folder.resolve("docs-security"))));
        write(KEYS, keys(new GitClone(folder.resolve("product-is")), new GitClone(folder.resolve("carbon-kernel"))));
    }

    private static List<String> advisories(GitClone pages) throws IOException, InterruptedException {
        var known = Advisories.parse(Files.readAllLines(ADVISORIES));
        var rows = new ArrayList<AdvisoryRow>();
        for (GitClone.File file : pages.filesChangedSince(known.day())) {
            var page = PAGE.matcher(file.path());
            if (page.matches()) {
                String text = new String(pages.content(file), StandardCharsets.UTF_8);
                rows.addAll(new AdvisoryPage(page.group(1), text).rows(PRODUCTS));
            }
        }
        return known.with(rows, pages.day()).lines();
    }

    private static List<String> keys(GitClone product, GitClone kernel)
            throws IOException, InterruptedException, GeneralSecurityException {
        var lines = new ArrayList<>(Files.readAllLines(KEYS));
        lines.addAll(new ShippedKeys(product).rowsBeside(lines, true));
        lines.addAll(new ShippedKeys(kernel).rowsBeside(lines, false));
        return lines;
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
