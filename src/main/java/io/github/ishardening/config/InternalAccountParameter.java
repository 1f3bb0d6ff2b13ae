package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * {@code <internalAccount>}: the account with which API Manager's components call each other, instead of the super
 * administrator's. A build can't create the account in the server's user store: create it with the role {@code admin}
 * at the first start, and restart the server. Until then, gateways receive no subscriptions, events or throttling
 * decisions.
 *
 * <pre>{@code
 * <internalAccount>
 *   <username>apim_internal</username>
 *   <password>
 *     <env>APIM_INTERNAL_PASSWORD</env>
 *   </password>
 * </internalAccount>
 * }</pre>
 */
public class InternalAccountParameter {

    /** Excludes {@code @}, which ends the account in the addresses of the message broker. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.-]{3,30}");

    /**
     * The user name; default {@code apim_internal}. It can't contain {@code @}, which has a special meaning in the
     * message broker.
     */
    private String username = "apim_internal";

    /** The source of the password; by default, it is generated and kept in secrets.properties. */
    private PasswordParameter password = new PasswordParameter();

    /**
     * The user name.
     *
     * @throws ProblemException if it isn't a valid user name, or is the super administrator's
     */
    String username(String superAdmin) {
        String name =
                Syntax.require("<internalAccount><username>", username, USERNAME, "3 to 30 letters, digits and _ . -");
        if (name.equalsIgnoreCase(superAdmin)) {
            throw new ProblemException(
                    "<internalAccount><username>",
                    "is %s, the super administrator.".formatted(name),
                    "Choose another.");
        }
        return name;
    }

    PasswordParameter password() {
        return password;
    }
}
