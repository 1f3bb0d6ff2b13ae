package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretName;

/**
 * {@code <secrets><secret>}: one of your own secrets. {@code <name>} is its name in references of the fragment to the
 * vault; the other elements specify its source, as for a password.
 */
public class NamedSecretParameter extends PasswordParameter {

    /** What messages call the name. */
    static final String WHERE = "<secrets><secret><name>";

    private String name;

    /**
     * The checked name.
     *
     * @throws ProblemException if it is missing, is one of the plugin's own, or holds more than a-z, 0-9 and _
     */
    SecretName toName() {
        if (name == null) {
            throw new ProblemException(WHERE, "is missing.");
        }
        return SecretName.ofUser(WHERE, name);
    }
}
