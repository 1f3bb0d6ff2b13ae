package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    private static final String SECRET = "sA3.k-2_Qwertz?>~9";

    private final SecretMask mask = new SecretMask(List.of(Secret.of(SECRET), Secret.of("admin")));

    @Test
    void hidesSecretsInClear() {
        assertThat(mask.over("password=" + SECRET + ", again " + SECRET)).isEqualTo("password=***, again ***");
    }

    @Test
    void hidesSecretsInHexadecimal() {
        String hex = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(mask.over(hex + " " + hex.toUpperCase(Locale.ROOT))).isEqualTo("*** ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ad", "admin:"})
    void hidesSecretsInBase64WhateverStandsBefore(String before) {
        byte[] both = (before + SECRET).getBytes(StandardCharsets.UTF_8);

        assertThat(mask.over(Base64.getEncoder().encodeToString(both)))
                .contains("***")
                .hasSizeLessThan(20);
        assertThat(mask.over(Base64.getUrlEncoder().encodeToString(both)))
                .contains("***")
                .hasSizeLessThan(20);
    }

    @Test
    void leavesWordsThatAreTooShortToBeSecrets() {
        assertThat(mask.over("the user admin has signed in")).isEqualTo("the user admin has signed in");
    }
}
