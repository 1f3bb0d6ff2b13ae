package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.keys.CertificateExport;
import io.github.ishardening.keys.directory.KeysDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Exports the server's public certificates with their chains as PEM: a file for each role in {@code
 * is-hardening/certificates} in the output directory. In a project, they become artifacts of type {@code pem} with the
 * role as classifier ({@code ca}, {@code primary}, {@code internal}, {@code tls}), so that partners' projects can
 * depend on them; for that, bind the goal to {@code package} in the module that has the keys. A former signing key
 * that the server still publishes has a separate file and classifier, such as {@code primary-0f3c1a2b}. Needs neither
 * a distribution nor secrets.
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
        place.lock().lock(() -> write(certificates, place));
    }

    private static void write(CertificateExport certificates, Workplace place) throws IOException {
        for (Map.Entry<String, Path> file :
                certificates.writeTo(place.own().resolve("certificates")).entrySet()) {
            place.build().attach("pem", file.getKey(), file.getValue());
            place.console().info(file.getKey() + ": " + file.getValue());
        }
    }
}
