package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import java.util.Optional;

/**
 * {@code <secrets><secret>}: one of your own secrets, and its source, as for a password.
 *
 * <pre>{@code
 * <secrets>
 *   <secret>
 *     <name>db_password</name>
 *     <env>DB_PASSWORD</env>
 *   </secret>
 * </secrets>
 * }</pre>
 */
public class NamedSecretParameter extends PasswordParameter {

    /** The name's place in messages. */
    static final String WHERE = "<secrets><secret><name>";

    /** The name by which the fragment refers to the secret (required). */
    private String name;

    /**
     * The checked name.
     *
     * @throws ProblemException if it is missing, is one of the plugin's own, or contains anything but a-z, 0-9 and _
     */
    SecretName toName() {
        if (name == null) {
            throw new ProblemException(WHERE, "is missing.");
        }
        return SecretName.ofUser(WHERE, name);
    }

    /**
     * The source, placed by the secret's name, since there may be many.
     *
     * @throws ProblemException like {@link #toSource(String)}
     */
    Optional<PlacedSource> toSource() {
        return toSource(WHERE + name + "</name>");
    }
}
