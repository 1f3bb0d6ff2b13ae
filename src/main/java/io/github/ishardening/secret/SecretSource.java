package io.github.ishardening.secret;

import java.nio.file.Path;

/**
 * Where a user keeps a secret. A parameter names only this place, never the secret, because {@code mvn -X} prints
 * parameters. A secret without a source is generated and kept in {@code secrets.properties}.
 */
public sealed interface SecretSource {

    /** The configuration element that names a source of this kind, for messages. */
    String element();

    /**
     * An environment variable of the build.
     *
     * @param name its name
     */
    record Environment(String name) implements SecretSource {
        @Override
        public String element() {
            return "<env>";
        }
    }

    /**
     * The password of a server in Maven's {@code settings.xml}.
     *
     * @param id the server's id
     */
    record ServerSetting(String id) implements SecretSource {
        @Override
        public String element() {
            return "<server>";
        }
    }

    /**
     * The first line of a file.
     *
     * @param path the file, UTF-8, of 64 KiB at most
     */
    record FileSource(Path path) implements SecretSource {
        @Override
        public String element() {
            return "<file>";
        }
    }
}
