package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource({
        "org.wso2.is:wso2is:7.1.0, org.wso2.is:wso2is:zip:7.1.0",
        "org.wso2.is:wso2is:tar.gz:7.1.0, org.wso2.is:wso2is:tar.gz:7.1.0",
        "com.example:bank-keys:pem:tls:1.0-SNAPSHOT, com.example:bank-keys:pem:tls:1.0-SNAPSHOT"
    })
    void readsCoordinatesAndFillsInTheType(String text, String spelledOut) {
        assertThat(Coordinates.parse(text).orElseThrow()).hasToString(spelledOut);
    }

    @Test
    void tellsTheParts() {
        assertThat(Coordinates.parse("g:a:t:c:v")).contains(new Coordinates("g", "a", "t", "c", "v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\dir\\x.zip",
                "C:/dir/x.zip",
                "C:x.zip",
                "x.zip",
                "",
                "a::1",
                "a:b:c:d:e:f",
                "/opt/a:b:c",
                "a:b:c d"
            })
    void takesNothingElseForCoordinates(String text) {
        assertThat(Coordinates.parse(text)).isEmpty();
    }
}
