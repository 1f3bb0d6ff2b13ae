package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.server.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes stores with the JDK's own tool. */
final class MadeStores {

    private final Path folder;

    MadeStores(Path folder) {
        this.folder = folder;
    }

    /** A PKCS12 store with one key under the alias {@code tls}, for {@code is.example.com} and {@code localhost}. */
    byte[] store(String password, String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", "tls", "-dname", "CN=is.example.com"));
        arguments.addAll(List.of("-ext", "san=dns:is.example.com,dns:localhost"));
        arguments.addAll(List.of(options));
        return run("made.p12", password, arguments);
    }

    /** A store with one more trusted certificate in it. */
    byte[] trusting(byte[] store, String password, String alias, byte[] certificate)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("given.p12"), store);
        Files.write(folder.resolve("given.cer"), certificate);
        return run(
                "given.p12",
                password,
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        alias,
                        "-file",
                        folder.resolve("given.cer").toString()));
    }

    /** A store with all that is in another. */
    byte[] joined(byte[] store, String password, byte[] other, String otherPassword)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("given.p12"), store);
        Files.write(folder.resolve("other.p12"), other);
        return run(
                "given.p12",
                password,
                List.of("-importkeystore", "-srckeystore", "other.p12", "-srcstorepass", otherPassword, "-noprompt"));
    }

    /** A store without one of its entries. */
    byte[] without(byte[] store, String password, String alias) throws IOException, InterruptedException {
        Files.write(folder.resolve("given.p12"), store);
        return run("given.p12", password, List.of("-delete", "-alias", alias));
    }

    private byte[] run(String file, String password, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("keytool"));
        command.addAll(arguments);
        command.addAll(
                arguments.contains("-importkeystore")
                        ? List.of("-destkeystore", file, "-deststoretype", "PKCS12", "-deststorepass", password)
                        : List.of("-keystore", file, "-storetype", "PKCS12", "-storepass", password));
        var result = Command.run(folder, command);
        assertThat(result.exitCode()).as(result.output()).isZero();
        byte[] made = Files.readAllBytes(folder.resolve(file));
        Files.delete(folder.resolve(file));
        return made;
    }
}
