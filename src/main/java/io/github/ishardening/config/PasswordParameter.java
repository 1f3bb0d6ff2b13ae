package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretSource;
import java.io.File;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code <superAdmin><password>} and similar elements: the source of a secret, exactly one of the three. Never the
 * secret itself, because {@code mvn -X} prints parameters.
 *
 * <pre>{@code
 * <superAdmin>
 *   <password>
 *     <env>ADMIN_PASSWORD</env>
 *   </password>
 * </superAdmin>
 * <truststore>
 *   <password>
 *     <server>identity-truststore</server>
 *   </password>
 * </truststore>
 * <secrets>
 *   <encryptionKey>
 *     <file>encryption.key</file>
 *   </encryptionKey>
 * </secrets>
 * }</pre>
 */
public class PasswordParameter {

    /** The name of an environment variable. */
    private String env;

    /** The ID of a server in settings.xml, whose password Maven decrypts. */
    private String server;

    /** A file, relative to the project, whose first line is the secret. */
    private File file;

    /** Not an element: whether a text was set. */
    private transient boolean literal;

    /** Called by Maven for {@code <password>text</password>}; only records that a text was set. */
    public void set(String text) {
        literal = text != null && !text.isBlank();
    }

    /**
     * The source; empty if none is specified.
     *
     * @param where the path of this parameter, for messages
     * @throws ProblemException if the secret itself or more than one source is specified
     */
    public Optional<PlacedSource> toSource(String where) {
        if (literal) {
            throw new ProblemException(
                    where,
                    "a secret isn't allowed in the POM or after -D, where mvn -X and ps show it.",
                    "Specify its source: <env>, <server> or <file>.");
        }
        if (Stream.of(env, server, file).filter(Objects::nonNull).count() > 1) {
            throw new ProblemException(
                    where, "more than one source is specified.", "Specify only one of <env>, <server> and <file>.");
        }
        return source().map(source -> new PlacedSource(where, source));
    }

    private Optional<SecretSource> source() {
        if (env != null) {
            return Optional.of(new SecretSource.Environment(env));
        }
        if (server != null) {
            return Optional.of(new SecretSource.ServerSetting(server));
        }
        return Optional.ofNullable(file).map(File::toPath).map(SecretSource.FileSource::new);
    }
}
