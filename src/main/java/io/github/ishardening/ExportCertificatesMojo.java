package io.github.ishardening;

import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.keys.CertificateExport;
import io.github.ishardening.keys.directory.KeysDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Hands out the server's public certificates, each with its chain, as PEM: a file for each role in
 * {@code is-hardening/certificates} of the output directory. In a project they become artifacts of type {@code pem} with the role as classifier
 * ({@code ca}, {@code primary}, {@code internal}, {@code tls}), so that the projects of partners can depend on them. Bind
 * it to {@code package} for that, in the module that has the keys. A former signing key that the server still publishes has
 * a file, and a classifier, of its own, such as {@code primary-0f3c1a2b}. Needs neither a distribution nor a secret.
 */
@Mojo(name = "export-certificates", configurator = CheckedConfigurator.NAME, requiresProject = false, threadSafe = true)
public class ExportCertificatesMojo extends AbstractHardeningMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.export-certificates.skip", defaultValue = "false")
    private boolean skipExportCertificates;

    @Override
    protected boolean skipsThisGoal() {
        return skipExportCertificates;
    }

    @Override
    protected void run() throws IOException {
        var place = workplace();
        var certificates = CertificateExport.of(
                KeysDirectory.at(keysFolder(), true), place.clock().instant());
        for (Map.Entry<String, Path> file :
                certificates.writeTo(place.own().resolve("certificates")).entrySet()) {
            place.build().attach("pem", file.getKey(), file.getValue());
            place.console().info(file.getKey() + ": " + file.getValue());
        }
    }
}
