package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormerAliasTest {

    private static final String TEXT = "primary-0f3c1a2b-until-2026-12-14";

    @Test
    void saysWhoseItIsAndUntilWhen() {
        var alias = FormerAlias.parse("Primary-0F3C1A2B-until-2026-12-14");

        assertThat(alias).contains(new FormerAlias("primary-0f3c1a2b", LocalDate.parse("2026-12-14")));
        assertThat(alias.orElseThrow()).hasToString(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "primary",
                "tls-0f3c1a2b-until-2026-12-14",
                "primary-0f3c-until-2026-12-14",
                "primary-0f3c1a2b-until-2026-13-14",
                TEXT + "x"
            })
    void isNoOtherAlias(String alias) {
        assertThat(FormerAlias.parse(alias)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-13T23:59:59Z, true, false",
        "2026-12-14T00:00:00Z, false, true",
        "2025-12-14T00:00:00Z, true, false",
        "2025-12-13T23:59:59Z, false, false"
    })
    void isInTimeFromAYearBeforeItsDayOn(Instant now, boolean inTime, boolean over) {
        var alias = FormerAlias.parse(TEXT).orElseThrow();

        assertThat(alias.isInTime(now)).isEqualTo(inTime);
        assertThat(alias.isOver(now)).isEqualTo(over);
    }
}
