package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.TruststorePlan.Addition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TruststorePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final String STORE = Stock.TRUSTSTORE;
    private static final String OURS = "the keys directory";
    private static final PublishedKeys PUBLISHED = PublishedKeys.load();

    private static List<TruststoreEntry> stock;

    @BeforeAll
    static void readsTheTruststoreOfARealServer() throws IOException {
        stock = Stock.trusted();
    }

    @Test
    void removesThePublishedKeyUnderAnyAlias() {
        var renamed = stock.stream()
                .map(entry -> entry.alias().equals("wso2carbon")
                        ? new TruststoreEntry("harmless", entry.certificate())
                        : entry)
                .toList();

        var plan = plan(renamed, List.of(), ExpiredPolicy.KEEP);

        assertThat(plan.removed())
                .extracting(removal -> removal.entry().alias() + ": " + removal.reason())
                .containsExactly("harmless: its private key ships with WSO2 Identity Server 7.0.0");
        assertThat(plan.kept()).hasSize(stock.size() - 1);
    }

    @Test
    void dropsExpiredAuthoritiesAndSaysWhen() {
        assertThat(plan(stock, List.of(), ExpiredPolicy.DROP).removed())
                .extracting(removal -> removal.entry().alias() + ": " + removal.reason())
                .containsExactly(
                        "cn_baltimore_cybertrust_root,ou_cybertrust,o_baltimore,c_ie: expired on 2025-05-12",
                        "wso2carbon: its private key ships with WSO2 Identity Server 7.0.0");
    }

    @Test
    void keepsTheSameCertificateOnceUnderItsFirstName() {
        var twice = new ArrayList<>(stock);
        var authority = authority();
        twice.add(new TruststoreEntry("zz-again", authority.certificate()));

        assertThat(plan(twice, List.of(), ExpiredPolicy.KEEP).removed())
                .contains(new TruststorePlan.Removal(
                        new TruststoreEntry("zz-again", authority.certificate()), "a duplicate"));
    }

    @Test
    void bringsInOurCertificatesInTheOrderOfTheAliases() {
        var ours = new TruststoreEntry("0-ours", authority().certificate());
        var others = stock.stream()
                .filter(entry -> !entry.certificate().equals(ours.certificate()))
                .toList();

        var plan = plan(others, List.of(ours), ExpiredPolicy.KEEP);

        assertThat(plan.added()).containsExactly(new Addition(ours, OURS));
        assertThat(List.copyOf(plan.entries().keySet()))
                .isSorted()
                .startsWith("0-ours")
                .hasSize(others.size());
    }

    @Test
    void refusesToTakeTheAliasOfAnotherCertificate() {
        var authority = authority();
        var other = stock.stream()
                .filter(entry -> !entry.alias().equals(authority.alias()) && !PUBLISHED.contains(entry.certificate()))
                .findFirst()
                .orElseThrow();
        var clash = new TruststoreEntry(authority.alias(), other.certificate());
        var without = stock.stream()
                .filter(entry -> !entry.certificate().equals(other.certificate()))
                .toList();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> plan(without, List.of(clash), ExpiredPolicy.KEEP))
                .withMessage(
                        STORE + ": the alias %s is taken by %s, so %s can't use it. Choose another alias.",
                        authority.alias(),
                        authority.certificate().getSubjectX500Principal().getName(),
                        other.certificate().getSubjectX500Principal().getName());
    }

    private static TruststoreEntry authority() {
        return stock.stream()
                .filter(entry -> !PUBLISHED.contains(entry.certificate()))
                .filter(entry -> entry.certificate().getNotAfter().toInstant().isAfter(NOW))
                .findFirst()
                .orElseThrow();
    }

    private static TruststorePlan plan(
            List<TruststoreEntry> current, List<TruststoreEntry> own, ExpiredPolicy expired) {
        var additions = own.stream().map(entry -> new Addition(entry, OURS)).toList();
        return TruststorePlan.of(STORE, current, additions, List.of(), new TruststorePolicy(expired, PUBLISHED, NOW));
    }
}
