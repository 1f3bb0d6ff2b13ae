package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code <verifyServer><environment><variable>}: an environment variable, and the source of its value, as for a
 * password.
 *
 * <pre>{@code
 * <verifyServer>
 *   <environment>
 *     <variable>
 *       <name>DB_HOST</name>
 *       <env>CI_DB_HOST</env>
 *     </variable>
 *   </environment>
 * </verifyServer>
 * }</pre>
 */
public class VariableParameter extends PasswordParameter {

    private static final String WHERE = "<verifyServer><environment><variable>";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** The variables for the server's JDK, which the goal sets. */
    private static final Set<String> OURS = Set.of("JAVA_HOME", "JAVACMD");

    /** The name of the variable on the server (required). */
    private String name;

    /**
     * The checked name.
     *
     * @throws ProblemException if it is missing, set by the goal, or not a variable's name
     */
    String toName() {
        if (name == null) {
            throw new ProblemException(WHERE + "<name>", "is missing.");
        }
        if (OURS.contains(name)) {
            throw new ProblemException(
                    WHERE + "<name>", name + " is set by the goal.", "Choose the JDK with <verifyServer><javaHome>.");
        }
        return Syntax.require(WHERE + "<name>", name, NAME, "letters, digits and _, not starting with a digit");
    }

    /**
     * The source of its value.
     *
     * @throws ProblemException if none is specified
     */
    PlacedSource toPlacedSource() {
        return toSource(WHERE)
                .orElseThrow(() -> new ProblemException(
                        WHERE,
                        "no source is specified for the value of %s.".formatted(toName()),
                        "Specify its source: <env>, <server> or <file>."));
    }
}
