package io.github.ishardening.secret;

import java.nio.file.Path;

/**
 * The location of a user's secret. Parameters specify only this location, never the secret, because {@code mvn -X}
 * prints them. A secret without a source is generated and kept in {@code secrets.properties}.
 */
public sealed interface SecretSource {

    /** The configuration element for a source of this kind, for messages. */
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
     * @param path the file, in UTF-8, of at most 64 KiB
     */
    record FileSource(Path path) implements SecretSource {
        @Override
        public String element() {
            return "<file>";
        }
    }
}
