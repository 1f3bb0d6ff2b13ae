package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class XmlFilesTest {

    private static final String PATH = "repository/conf/carbon.xml";

    private final XmlFiles files = new XmlFiles();

    @Test
    void aThreadGetsTheSameTreeEachTime() {
        assertThat(parse("<Server/>")).isPresent().isEqualTo(parse("<Server/>"));
    }

    @Test
    void noThreadGetsTheTreeOfAnother() {
        var own = parse("<Server/>").orElseThrow();
        var other = CompletableFuture.supplyAsync(() -> parse("<Server/>").orElseThrow())
                .join();

        assertThat(other.document()).isNotSameAs(own.document());
    }

    @Test
    void whatIsNotWellFormedHasNoTree() {
        assertThat(parse("<Server>")).isEmpty();
    }

    @Test
    void keepsNoMoreTreesThanThoseOfARenderedConfiguration() {
        var kept = parse("<Server/>");
        var tooMuch = "<Server>" + " ".repeat(XmlFiles.MOST_KEPT - 20) + "</Server>";
        byte[] content = tooMuch.getBytes(UTF_8);

        assertThat(files.parse("other.xml", content)).isPresent().isNotEqualTo(files.parse("other.xml", content));
        assertThat(parse("<Server/>")).isEqualTo(kept);
    }

    private Optional<XmlFile> parse(String text) {
        return files.parse(PATH, text.getBytes(UTF_8));
    }
}
