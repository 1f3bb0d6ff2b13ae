package io.github.ishardening.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.Refusal;
import io.github.ishardening.random.ScratchFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RandomWaiversTest {

    private static final List<Finding> FINDINGS = List.of(Samples.KEY_IN_STORE, Samples.KEY_IN_ARCHIVE, Samples.HEADER);
    private static final String SOUND = """
            [[waiver]]
            rule = "published-key"
            location = "repository/components/{a,b}/[a-z]*.jar"
            reason = "a client's test key"
            until = 2026-11-22

            [[waiver]]
            rule = "server-header" # comment
            reason = 'behind a proxy'
            until = "2027-03-31"
            """;

    @Property
    void areReadOrRefused(@ForAll("files") byte[] content) throws IOException {
        Path file = ScratchFile.of("waivers.toml", content);

        Refusal.of("waivers.toml", () -> {
            Waivers waivers = Waivers.read(file, Samples.RULES, LocalDate.of(2026, 11, 22));
            assertThat(waivers.applyTo(FINDINGS)).hasSameSizeAs(FINDINGS);
            assertThat(waivers.idle(FINDINGS, Samples.RULES))
                    .allSatisfy(line -> assertThat(line).contains("waives nothing"));
        });
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> lines = Arbitraries.of(
                        "[[waiver]]",
                        "[waiver]",
                        "[[waiver.rule]]",
                        "waiver = 1",
                        "waiver = [1, {rule = \"hsts\"}]",
                        "rule = \"published-key\"",
                        "rule = 1979-05-27",
                        "rule.id = 'x'",
                        "location = \"**[\"",
                        "location = \"\\u0000\"",
                        "location = \"{a,{b\"",
                        "reason = \"  \"",
                        "reason = [[], {}]",
                        "until = 2027-02-29",
                        "until = 2027-03-31T00:00:00Z",
                        "until = \"999999999999-01-01\"",
                        "'' = nan",
                        "\"a\\\"b\" = {}",
                        "# comment")
                .list()
                .ofMaxSize(12)
                .map(texts -> String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(DamagedBytes.of(List.of(SOUND.getBytes(StandardCharsets.UTF_8))), lines);
    }
}
