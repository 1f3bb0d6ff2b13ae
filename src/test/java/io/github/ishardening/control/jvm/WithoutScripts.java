package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;

/** A hardened kernel that nothing starts any more. */
final class WithoutScripts {

    private WithoutScripts() {}

    /** Sees that a rule neither finds anything there nor passes it. */
    static void assertUndecided(Control control) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete("bin/wso2server.sh").delete("bin/wso2server.bat").delete("bin/yajsw/wrapper.conf");

            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control))
                    .containsExactly("no start script can be read (see script-broken)");
        }
    }
}
