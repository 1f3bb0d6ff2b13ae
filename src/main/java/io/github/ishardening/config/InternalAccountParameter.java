package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * {@code <internalAccount>}: as whom API Manager's parts call each other, instead of the super administrator. No
 * build can create the account, which lies in the server's user store: create it with the role {@code admin} at the
 * first start, and start the server again. Until then gateways get neither subscriptions nor events nor throttling
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

    /** In the addresses of the message broker {@code @} ends the account. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.-]{3,30}");

    /** The user name; default {@code apim_internal}. No {@code @}, which means something else to the message broker. */
    private String username = "apim_internal";

    /** Where the password is; generated and kept in secrets.properties where no source is named. */
    private PasswordParameter password = new PasswordParameter();

    /**
     * The user name.
     *
     * @throws ProblemException if it is no user name, or the super administrator's
     */
    String username(String superAdmin) {
        String name =
                Syntax.require("<internalAccount><username>", username, USERNAME, "3 to 30 letters, digits and _ . -");
        if (name.equalsIgnoreCase(superAdmin)) {
            throw new ProblemException(
                    "<internalAccount><username>", "is %s, the super administrator.".formatted(name), "Name another.");
        }
        return name;
    }

    PasswordParameter password() {
        return password;
    }
}
