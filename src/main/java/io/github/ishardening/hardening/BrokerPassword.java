package io.github.ishardening.hardening;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the password for signing in to API Manager's message broker, whose addresses contain it. */
final class BrokerPassword {

    /** The key of the administrator's password. */
    static final String KEY = "super_admin.password";

    private static final Pattern MEANT_OTHERWISE = Pattern.compile("[@#%]");

    private BrokerPassword() {}

    /**
     * Warns of a password that an address can't contain (wso2/product-apim issues 8998 and 8999), never of a generated
     * one.
     *
     * @param account the password of the account for internal calls, if that isn't the administrator
     * @param administrator the administrator's password, unless the fragment sets one
     */
    static void warn(
            Product product,
            Optional<Secret> account,
            Secret administrator,
            Optional<DeploymentToml> fragment,
            UserLog progress) {
        var own = account.isPresent() ? Optional.<String>empty() : fragment.flatMap(toml -> toml.string(KEY));
        boolean isReference = own.filter(
                        text -> !SecretText.withoutReferences(text).equals(text))
                .isPresent();
        if (product.isApiManager()
                && !isReference
                && MEANT_OTHERWISE
                        .matcher(own.orElseGet(account.orElse(administrator)::reveal))
                        .find()) {
            String where = account.isPresent() ? "<internalAccount><password>" : "<superAdmin><password>";
            progress.warn(
                    ("%s: the %s password contains @, # or %%, which have a special meaning in the addresses of API"
                                    + " Manager's message broker: its gateways can't connect. Choose one without them.")
                            .formatted(
                                    own.isPresent() ? fragment.get().position(KEY) : where,
                                    account.isPresent() ? "internal account's" : "administrator's"));
        }
    }
}
