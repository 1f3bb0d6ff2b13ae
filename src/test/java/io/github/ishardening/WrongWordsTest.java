package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that takes text takes either one of a few words or what the user chooses; which, is said here for every place. */
@MojoTest
class WrongWordsTest extends FilledGoalsTest {

    private static final List<String> CHOSEN = List.of(
            "AbstractServerMojo.distribution",
            "AbstractServerMojo.hostname",
            "AdvisoriesParameter.failFrom",
            "AbstractLookingMojo.auditDeploymentToml",
            "AbstractLookingMojo.auditDistribution",
            "AbstractLookingMojo.auditSecurity",
            "AbstractLookingMojo.auditStart",
            "AuditParameter.excludes",
            "AuthenticatorParameter.usernameHeader",
            "CertificateParameter.alias",
            "CertificateParameter.artifact",
            "ClientParameter.user",
            "ControlsParameter.excludes",
            "DeploymentParameter.dataSince",
            "InternalAccountParameter.username",
            "KeyManagerParameter.acceptRisk",
            "KeyManagerParameter.displayName",
            "KeyManagerParameter.hostname",
            "KeyManagerParameter.mutualTlsUser",
            "KeyManagerParameter.name",
            "KeystoreParameter.alias",
            "KeystoreParameter.renewBefore",
            "KeystoreParameter.subject",
            "KeystoreParameter.subjectAlternativeNames",
            "KeystoreParameter.validity",
            "MutualTlsParameter.acceptRisk",
            "NamedSecretParameter.name",
            "PasswordParameter.env",
            "PasswordParameter.server",
            "PrimaryKeystoreParameter.overlap",
            "RevocationParameter.handler",
            "RevocationParameter.secret",
            "RevocationParameter.username",
            "SettingsParameter.callbackUrls",
            "SettingsParameter.ciphers",
            "SettingsParameter.denyList",
            "SettingsParameter.expiringWithin",
            "SettingsParameter.gatewayHostname",
            "SettingsParameter.heapMax",
            "SettingsParameter.heapMin",
            "SettingsParameter.logSize",
            "SettingsParameter.namedGroups",
            "SettingsParameter.protocols",
            "SettingsParameter.serverHeader",
            "SeverityParameter.rule",
            "SuperAdminParameter.username",
            "VariableParameter.name",
            "VerifyServerMojo.verifyServerUrl",
            "VerifyServerParameter.timeout");

    /** Without which a place isn't looked at: what stands before an element, by its path. */
    private static final Map<String, String> BESIDE = Map.of(
            "truststore/certificates/element/", "<file>partner.pem</file>",
            "mutualTls/clients/element/", "<file>partner.pem</file>",
            "keyManager/apiManager/", "<file>is.pem</file>",
            "keyManager/identityServer/", "<file>is.pem</file>",
            "keyManager/identityServer", "<bundle>api-manager</bundle>",
            "audit/severities/element/", "<rule>published-key</rule>");

    private String rest;

    /** So that no goal goes on when it has found all words right. */
    @BeforeEach
    void allowsNoOutput() throws IOException {
        Path file = Files.writeString(basedir.resolve("file"), "");
        rest = "<distribution>%s</distribution><outputDirectory>%1$s/output</outputDirectory>".formatted(file);
    }

    @Test
    void everyTextIsEitherAWordOrChosen() {
        assertThat(places().keySet().stream()
                        .filter(place -> place.type() == String.class)
                        .map(Place::key)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ChoiceWords.keys().stream(), CHOSEN.stream())
                        .toList());
    }

    @Test
    void everyWordIsTakenInAnyCase() throws Exception {
        for (var entry : placesOfWords().entrySet()) {
            Place place = entry.getKey();
            for (String word : ChoiceWords.of(place.key())) {
                for (String spelling : List.of(word, word.toUpperCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))) {
                    fill(entry.getValue(), rest + place.with(spelling, WrongWordsTest::beside));

                    assertThatExceptionOfType(MojoFailureException.class)
                            .isThrownBy(entry.getValue()::execute)
                            .extracting(Throwable::getMessage)
                            .isNotEqualTo(refusal(place, spelling));
                }
            }
        }
    }

    @Test
    void everyOtherWordIsRefusedWithThoseThatThereAre() throws Exception {
        for (var entry : placesOfWords().entrySet()) {
            Place place = entry.getKey();
            List<String> words = ChoiceWords.of(place.key());
            String first = words.get(0);
            for (String wrong : List.of(
                    "true",
                    "false",
                    "0",
                    "-",
                    "x" + first,
                    first + "x",
                    first + "," + first,
                    "\u00e4" + first,
                    "null",
                    String.join(", ", words))) {
                assertRefused(
                        entry.getValue(), rest + place.with(wrong, WrongWordsTest::beside), refusal(place, wrong));
            }
        }
        assertThat(files()).containsExactly("file");
    }

    private Map<Place, AbstractHardeningMojo> placesOfWords() {
        var places = places();
        places.keySet().removeIf(place -> ChoiceWords.of(place.key()).isEmpty());
        return places;
    }

    private static String beside(String path) {
        return BESIDE.getOrDefault(path, "") + BESIDE.getOrDefault(path.substring(0, path.lastIndexOf('/') + 1), "");
    }

    private static String refusal(Place place, String wrong) {
        List<String> words = ChoiceWords.of(place.key());
        String all = String.join(", ", words);
        return switch (place.key()) {
            case "RotateKeyMojo.role" ->
                "is-hardening.role: must be one of " + all + ", but is " + wrong
                        + ". Specify the key to replace with -Dis-hardening.role=...";
            case "KeystoresParameter.pkcs12Profile" ->
                place.where() + ": must be " + String.join(" or ", words) + ", but is " + wrong + ".";
            case "KeystoreParameter.algorithm" ->
                place.where() + ": must be one of " + algorithms(place, all) + ", but is " + wrong + ".";
            default ->
                place.where()
                                .replace("<severities><element>", "<severities><severity>")
                                .replace("<element>", "<certificate>")
                        + ": must be one of " + all + ", but is " + wrong + ".";
        };
    }

    /** For what is RSA to the server. */
    private static String algorithms(Place place, String all) {
        boolean isRsa = place.path().contains("primary") || place.path().contains("internal");
        return isRsa ? all.replaceAll(", EC-\\w+", "") : all;
    }
}
