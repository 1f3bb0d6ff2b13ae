package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.server.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stores as a user of keytool has them. */
final class Keytool {

    static final String STORE_PASSWORD = "store-password";
    static final String KEY_PASSWORD = "key-password";

    private final Path folder;

    Keytool(Path folder) {
        this.folder = folder;
    }

    /** Makes a key in a store (a new one, or beside the keys that are there) and returns the store's path. */
    Path store(String name, String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "keytool",
                "-genkeypair",
                "-keystore",
                name,
                "-storetype",
                name.endsWith(".jks") ? "JKS" : "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-alias",
                alias,
                "-dname",
                "CN=" + alias + ",O=Example",
                "-startdate",
                "2026/11/01 00:00:00"));
        if (name.endsWith(".jks")) {
            command.addAll(List.of("-keypass", KEY_PASSWORD));
        }
        command.addAll(List.of(options));
        Command made = Command.run(folder, command);
        assertThat(made.exitCode()).as(made.output()).isZero();
        return folder.resolve(name);
    }
}
