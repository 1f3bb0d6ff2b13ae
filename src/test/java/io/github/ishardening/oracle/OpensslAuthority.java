package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority as a company may have it: a root that certifies an intermediate, which signs requests; made with openssl. */
public final class OpensslAuthority {

    private static final String AUTHORITY = """
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            """;
    private static final String ISSUED = "authorityKeyIdentifier = keyid\n";
    private static final String LEAF = """
            basicConstraints = critical, CA:FALSE
            subjectKeyIdentifier = hash
            """ + ISSUED;

    /** The root's certificate. */
    public final Path root;
    /** The intermediate's certificate. */
    public final Path intermediate;

    private final Path folder;

    /** Makes one whose root has this name, in this folder; the intermediate lasts for so many days, the root for 3650. */
    public OpensslAuthority(Path folder, String name, int days) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.root = folder.resolve("root.pem");
        this.intermediate = folder.resolve("intermediate.pem");
        key("root");
        key("intermediate");
        ask("root", name);
        ask("intermediate", name + " Issuing");
        Path extensions = Files.writeString(folder.resolve("root.cnf"), AUTHORITY);
        openssl(
                "x509",
                "-req",
                "-in",
                path("root.csr"),
                "-key",
                path("root.key"),
                "-days",
                "3650",
                "-extfile",
                extensions.toString(),
                "-out",
                root.toString());
        Path issued = issue("root", folder.resolve("intermediate.csr"), days, AUTHORITY + ISSUED);
        Files.move(issued, intermediate);
    }

    /** Has the intermediate sign a request as it is, for a year. */
    public Path sign(Path request) throws Exception {
        return sign(request, 365);
    }

    /** Has the intermediate sign a request as it is, for so many days. */
    public Path sign(Path request, int days) throws Exception {
        return issue("intermediate", request, days, LEAF, "-copy_extensions", "copyall");
    }

    /** Has the intermediate sign a request, for a year, with these extensions in place of those of the request. */
    public Path sign(Path request, String extensions) throws Exception {
        return issue("intermediate", request, 365, extensions);
    }

    private Path issue(String issuer, Path request, int days, String extensions, String... more) throws Exception {
        Path configuration = Files.writeString(folder.resolve("extensions.cnf"), extensions);
        Path issued = Files.createTempFile(folder, "issued", ".pem");
        List<String> arguments = new ArrayList<>(List.of("x509", "-req", "-in", request.toString()));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-CA", path(issuer + ".pem"), "-CAkey", path(issuer + ".key")));
        arguments.addAll(List.of("-days", String.valueOf(days), "-extfile", configuration.toString()));
        arguments.addAll(List.of("-out", issued.toString()));
        openssl(arguments.toArray(String[]::new));
        return issued;
    }

    /** Several PEM files as one. */
    public static String concatenated(Path... files) throws Exception {
        List<String> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readString(file));
        }
        return String.join("", contents);
    }

    private void ask(String name, String commonName) throws Exception {
        openssl("req", "-new", "-key", path(name + ".key"), "-subj", "/CN=" + commonName, "-out", path(name + ".csr"));
    }

    private void key(String name) throws Exception {
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path(name + ".key"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var run = Command.run(folder, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
