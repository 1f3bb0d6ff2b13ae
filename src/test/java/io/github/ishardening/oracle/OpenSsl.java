package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keys, certificates and files of them as partners make them: with openssl, in a folder. */
public final class OpenSsl {

    private static final List<String> CURVE = List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");

    private final Path folder;

    /** Works in this folder. */
    public OpenSsl(Path folder) {
        this.folder = folder;
    }

    /** A self-signed certificate over a new P-256 key, {@code <name>.pem}, good for 30 days; the key in {@code <name>.key}. */
    public Path selfSigned(String name) throws IOException, InterruptedException {
        return selfSigned(name, "/O=Partner/CN=" + name, CURVE);
    }

    /** A self-signed certificate with this subject and these options of {@code openssl req}. */
    public Path selfSigned(String name, String subject, List<String> options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-utf8", "-days", "30", "-subj", subject));
        arguments.addAll(List.of("-out", name + ".pem"));
        arguments.addAll(options);
        if (!options.contains("-key")) {
            arguments.addAll(List.of("-keyout", name + ".key"));
        }
        run(arguments.toArray(String[]::new));
        return folder.resolve(name + ".pem");
    }

    /** A certificate that an earlier self-signed one issues, with a line of extensions. */
    public Path issued(String name, String issuer, String extension) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("req", "-new", "-nodes", "-subj", "/O=Partner/CN=" + name));
        arguments.addAll(CURVE);
        arguments.addAll(List.of("-keyout", name + ".key", "-out", name + ".csr"));
        run(arguments.toArray(String[]::new));
        Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
        run(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                issuer + ".pem",
                "-CAkey",
                issuer + ".key",
                "-days",
                "30",
                "-CAcreateserial",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem");
        return folder.resolve(name + ".pem");
    }

    /** As many certificates over one key as asked, one after the other with what {@code -text} prints before each. */
    public Path bundle(String name, int size) throws IOException, InterruptedException {
        selfSigned(name + "-key");
        Command made = Command.run(
                folder,
                "sh",
                "-ec",
                "for i in $(seq %d); do openssl req -x509 -key %s-key.key -subj /CN=number-$i -days 30 -text; done > %2$s.pem"
                        .formatted(size, name));
        assertThat(made).isEqualTo(new Command(0, ""));
        return folder.resolve(name + ".pem");
    }

    /** Runs openssl in the folder and returns the file that its {@code -out} names. */
    public Path run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        Collections.addAll(command, arguments);
        Command done = Command.run(folder, command);
        assertThat(done.exitCode()).as(done.output()).isZero();
        return folder.resolve(command.get(command.indexOf("-out") + 1));
    }

    /** The certificates of a PEM file, as the JDK reads them. */
    public static List<X509Certificate> certificates(Path pem) throws IOException, CertificateException {
        // The JDK stumbles over lines that begin with a hyphen, and there are none here.
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** The only certificate of a PEM file. */
    public static X509Certificate certificate(Path pem) throws IOException, CertificateException {
        List<X509Certificate> all = certificates(pem);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
