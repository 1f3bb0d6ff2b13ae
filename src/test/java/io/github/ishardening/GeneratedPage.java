package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the site that says what the code says. {@code mvn test -Dtest='*PageTest' -Dpages.rewrite} rewrites them
 * all.
 */
final class GeneratedPage {

    private static final String REWRITE = "pages.rewrite";

    private GeneratedPage() {}

    /** Compares a page with what it has to say, or writes it if that is asked for. */
    static void assertSays(String name, String expected) throws IOException {
        assertSays(Path.of("src/site/markdown", name), expected);
    }

    /** Compares a file with what it has to say, or writes it if that is asked for. */
    static void assertSays(Path page, String expected) throws IOException {
        if (System.getProperty(REWRITE) != null) {
            Files.writeString(page, expected);
        }

        assertThat(page)
                .as("mvn test -Dtest='*PageTest' -D%s rewrites it", REWRITE)
                .usingCharset(StandardCharsets.UTF_8)
                .hasContent(expected);
    }
}
