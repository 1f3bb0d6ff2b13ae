package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultPasswordTest {

    @Test
    void refersToThePasswordOfTheSuperAdministrator() throws IOException {
        var edits = ControlEdits.of(new DefaultPassword(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of("super_admin.username", "root", "super_admin.password", "$env{IS_ADMIN_PASSWORD}"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }
}
