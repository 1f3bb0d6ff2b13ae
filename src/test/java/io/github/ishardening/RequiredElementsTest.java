package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An element is missed where its comment says that it is required, and nowhere else. */
@MojoTest
class RequiredElementsTest extends FilledGoalsTest {

    private static final String SECRET = "<secrets><secret><name>a</name><env>A</env></secret></secrets>";

    /** What is configured when a required element is there, and what is said when it isn't. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "NamedSecretParameter.name",
            List.of(SECRET, "<secrets><secret><name>: is missing."),
            "RevocationParameter.secret",
            List.of(
                    SECRET
                            + "<keyManager><revocation><username>a</username><secret>a</secret></revocation></keyManager>",
                    "<keyManager><revocation><secret>: is missing. Specify the name of a <secrets><secret>."),
            "RevocationParameter.username",
            List.of(
                    SECRET
                            + "<keyManager><revocation><username>a</username><secret>a</secret></revocation></keyManager>",
                    "<keyManager><revocation><username>: is missing. It must be a user's name."),
            "SeverityParameter.level",
            List.of(
                    "<audit><severities><severity><rule>hsts</rule><level>info</level></severity></severities></audit>",
                    "<audit><severities><severity><level>: is missing. It must be one of error, warning, info."),
            "SeverityParameter.rule",
            List.of(
                    "<audit><severities><severity><rule>hsts</rule><level>info</level></severity></severities></audit>",
                    "<audit><severities><severity><rule>: is missing. Specify the ID of a rule."),
            "VariableParameter.name",
            List.of(
                    "<verifyServer><environment><variable><name>A</name><env>A</env></variable></environment></verifyServer>",
                    "<verifyServer><environment><variable><name>: is missing."));

    /** Each of which is required where the other one is. */
    private static final Set<String> TOGETHER =
            Set.of("KeystoreParameter.keyFile", "KeystoreParameter.certificateFile");

    private String rest;

    /** So that no goal goes on when it has found nothing wrong. */
    @BeforeEach
    void allowsNoOutput() throws IOException {
        Path file = Files.writeString(basedir.resolve("file"), "");
        rest = "<distribution>%s</distribution><outputDirectory>%1$s/output</outputDirectory>".formatted(file);
    }

    @Test
    void areMarkedAsSuch() throws IOException {
        assertThat(ParameterBean.all())
                .flatExtracting(ParameterBean::elements)
                .filteredOn(ParameterBean.Element::isRequired)
                .extracting(ParameterBean.Element::key)
                .containsExactlyInAnyOrderElementsOf(REQUIRED.keySet());
    }

    @Test
    void areMissed() throws Exception {
        for (var required : REQUIRED.entrySet()) {
            String whole = required.getValue().get(0);
            String name = required.getKey().replaceFirst(".*[.]", "");
            int at = whole.lastIndexOf("</" + name + ">");
            int start = whole.lastIndexOf("<" + name + ">", at);
            String without = whole.substring(0, start) + whole.substring(at + name.length() + 3);

            assertRefused(goal(whole), rest + without, required.getValue().get(1));
        }
    }

    /** As if each were taken from its section's example, in turn. */
    @Test
    void areAllThatIsMissedInTheExamples() throws Exception {
        for (ParameterBean bean : ParameterBean.all()) {
            for (ParameterBean.Element element : bean.elements()) {
                if (!element.isRequired()
                        && !TOGETHER.contains(element.key())
                        && bean.example().contains("<" + element.name() + ">")) {
                    String without = bean.example().replaceFirst("(?s)<%s>.*?</%1$s>".formatted(element.name()), "");
                    fill(goal(without), rest + without);

                    assertThatExceptionOfType(MojoFailureException.class)
                            .isThrownBy(goal(without)::execute)
                            .extracting(Throwable::getMessage)
                            .asString()
                            .doesNotContain("<" + element.name() + ">: is missing.");
                }
            }
        }
    }

    private AbstractHardeningMojo goal(String xml) {
        Class<?> type = xml.contains("<verifyServer>")
                ? VerifyServerMojo.class
                : xml.contains("<keyManager>") ? ConfigureKeyManagerMojo.class : HardenMojo.class;
        return goals.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
