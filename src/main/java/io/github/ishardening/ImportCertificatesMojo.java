package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Plans and stages the truststore: the distribution's own, without certificates whose private keys ship with WSO2's
 * products, plus the server's certificates and those in {@code truststore}, with a new password. The public authorities
 * that ship with the server are kept. If a partner's certificate is expired, weak or has a publicly known key, the goal
 * names it, fails and writes nothing.
 */
@Mojo(
        name = "import-certificates",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
        threadSafe = true)
public class ImportCertificatesMojo extends AbstractServerMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.import-certificates.skip", defaultValue = "false")
    private boolean skipImportCertificates;

    @Override
    protected boolean skipsThisGoal() {
        return skipImportCertificates;
    }

    @Override
    protected void run() throws IOException {
        onServer(server -> {
            var hardener = server.hardener();
            hardener.stageTruststore();
            server.place().keep(hardener.removedCertificates());
            server.place().overlay().store(server.distribution(), "import-certificates");
        });
    }
}
