package io.github.ishardening.config;

import io.github.ishardening.keymanager.Revocation;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import java.util.Optional;

/**
 * {@code <keyManager><revocation>}: notifies API Manager of revoked tokens, which its gateways otherwise accept until
 * they expire.
 *
 * <pre>{@code
 * <secrets>
 *   <secret>
 *     <name>apim_password</name>
 *     <env>APIM_PASSWORD</env>
 *   </secret>
 * </secrets>
 * <keyManager>
 *   <revocation>
 *     <username>notifier</username>
 *     <secret>apim_password</secret>
 *     <handler>notification.event.handlers-2.0.5.jar</handler>
 *   </revocation>
 * </keyManager>
 * }</pre>
 */
public class RevocationParameter {

    private static final String WHERE = "<keyManager><revocation>";

    /** The name of the user that the Identity Server signs in to API Manager as (required). */
    private String username;

    /** The name of the {@code <secrets><secret>} with the user's password (required). */
    private String secret;

    /**
     * WSO2's {@code notification.event.handlers} jar, as a file or coordinates, to add to {@code dropins}; leave it
     * out if the distribution contains it.
     */
    private String handler;

    /**
     * The validated revocation.
     *
     * @throws ProblemException naming the invalid parameter
     */
    Revocation toRevocation(SecretsParameter secrets) {
        Syntax.require(WHERE + "<username>", username, Syntax.USER, "a user's name");
        return new Revocation(username, reference(secrets), Optional.ofNullable(handler));
    }

    private String reference(SecretsParameter secrets) {
        if (secret == null) {
            throw new ProblemException(WHERE + "<secret>", "is missing.", "Specify the name of a <secrets><secret>.");
        }
        var name = secrets.secrets().stream()
                .map(NamedSecretParameter::toName)
                .filter(known -> known.alias().equals(secret))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        WHERE + "<secret>",
                        "%s isn't the name of a <secrets><secret>.".formatted(secret),
                        "Specify the password there, under this name."));
        return reference(secrets.mode(), name);
    }

    private static String reference(SecretsMode mode, SecretName name) {
        return switch (mode) {
            case VAULT -> "$secret{" + name.alias() + "}";
            case ENVIRONMENT -> "$env{" + name.environmentVariable() + "}";
            case PLAIN ->
                throw new ProblemException(
                        WHERE + "<secret>",
                        "can't be used if <secrets><mode> is plain.",
                        "Use vault or environment, or remove <revocation>.");
        };
    }
}
