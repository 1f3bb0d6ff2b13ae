package io.github.ishardening.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PluginSiteTest {

    @Test
    void isWhatThePomSays() {
        assertThat(Path.of("pom.xml")).content().contains("\n  <url>" + PluginSite.ADDRESS + "</url>\n");
    }
}
