package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.ExternalAuthority;
import io.github.ishardening.keys.KeystoreSpec;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalAuthorityParametersTest {

    private static final String EXTERNAL = PluginBlock.element("certificateAuthority/mode", "external");

    @Test
    void askForARequestPerRoleAndNoLocalAuthority() {
        var keys = PluginBlock.request(EXTERNAL).keys();

        assertThat(keys.keystores())
                .extracting(KeystoreSpec::role)
                .containsExactly(Role.PRIMARY, Role.INTERNAL, Role.TLS);
        assertThat(keys.external()).contains(new ExternalAuthority(Optional.empty()));
        assertThat(keys.localhost()).isTrue();
    }

    @Test
    void nameTrustAnchorsAndWhatTheAuthorityRefuses() {
        var keys = PluginBlock.request("""
                <certificateAuthority>
                  <mode>external</mode>
                  <trustAnchors>src/main/is/root.pem</trustAnchors>
                  <localhost>false</localhost>
                </certificateAuthority>""").keys();

        assertThat(keys.external()).contains(new ExternalAuthority(Optional.of(Path.of("src/main/is/root.pem"))));
        assertThat(keys.localhost()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "none"})
    void areRefusedForOthersWhoSign(String mode) {
        assertRefused(
                "<certificateAuthority><mode>" + mode
                        + "</mode><trustAnchors>root.pem</trustAnchors></certificateAuthority>",
                "<certificateAuthority><trustAnchors>: requires an external authority, but <mode> is " + mode
                        + ". Remove it, or set <mode>external</mode>.");
    }

    @Test
    void areRefusedForKeysOfOneBuild() {
        assertRefused(
                EXTERNAL + PluginBlock.element("ephemeral", "true"),
                "<ephemeral>: contradicts <certificateAuthority><mode>external</mode>: the keys must persist until the"
                        + " authority has replied. Remove one of them.");
    }

    private static void assertRefused(String xml, String message) {
        assertThatThrownBy(() -> PluginBlock.request(xml))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }
}
