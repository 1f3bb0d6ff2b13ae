package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.server.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hardened servers with PKCS12 stores to put a fault into, and what is put there. */
enum HardenedServer {
    KERNEL,
    IS_7_1;

    /** Opens it; the caller closes it. */
    AuditedServer open() throws IOException {
        return this == KERNEL ? AuditedServer.hardened(Kernel.PKCS12) : AuditedServer.hardenedLookAlike();
    }

    /** The path of a store. */
    static String path(String name) {
        return Kernel.PKCS12.store(name);
    }

    /** The password of a store. */
    static String password(String name) throws IOException {
        return AuditedServer.builds().secrets().getProperty(name + ".password");
    }

    /**
     * A certificate of openssl, {@code <name>.crt}, over a new key, {@code <name>.key}.
     *
     * @param issuer the name of the certificate whose key signs; its own if it is the same
     */
    static void certificate(Path folder, String name, String issuer, String subject, String... extensions)
            throws Exception {
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-days", "400", "-newkey", "ec"));
        command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256", "-config", "openssl.cnf", "-subj", subject));
        command.addAll(List.of("-keyout", name + ".key", "-out", name + ".crt"));
        if (!issuer.equals(name)) {
            command.addAll(List.of("-CA", issuer + ".crt", "-CAkey", issuer + ".key"));
        }
        for (String extension : extensions) {
            command.addAll(List.of("-addext", extension));
        }
        Files.writeString(folder.resolve("openssl.cnf"), "[req]\ndistinguished_name = dn\n[dn]\n");
        run(folder, command);
    }

    /** A PKCS12 store of openssl with the key of the first certificate and all of them. */
    static byte[] store(Path folder, String alias, String password, String... names) throws Exception {
        var chain = new StringBuilder();
        for (String name : names) {
            chain.append(Files.readString(folder.resolve(name + ".crt")));
        }
        Files.writeString(folder.resolve("chain.pem"), chain);
        run(
                folder,
                Arrays.asList(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-in",
                        "chain.pem",
                        "-inkey",
                        names[0] + ".key",
                        "-name",
                        alias,
                        "-passout",
                        "pass:" + password,
                        "-out",
                        "chain.p12"));
        return Files.readAllBytes(folder.resolve("chain.p12"));
    }

    private static void run(Path folder, List<String> command) throws Exception {
        Command ran = Command.run(folder, command);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }
}
