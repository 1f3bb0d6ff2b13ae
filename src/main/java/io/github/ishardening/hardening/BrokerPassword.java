package io.github.ishardening.hardening;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretText;
import java.util.Optional;
import java.util.regex.Pattern;

/** The administrator's password, as API Manager puts it into the addresses of its message broker. */
final class BrokerPassword {

    private static final String KEY = "super_admin.password";
    private static final Pattern MEANT_OTHERWISE = Pattern.compile("[@#%]");

    private BrokerPassword() {}

    /**
     * Warns of a password that an address can't hold (wso2/product-apim issues 8998 and 8999); generated ones can be held.
     *
     * @param password what is used unless the fragment says otherwise
     */
    static void warn(Product product, Secret password, Optional<DeploymentToml> fragment, UserLog progress) {
        var own = fragment.flatMap(toml -> toml.string(KEY));
        boolean isReference = own.filter(
                        text -> !SecretText.withoutReferences(text).equals(text))
                .isPresent();
        if (product.isApiManager()
                && !isReference
                && MEANT_OTHERWISE.matcher(own.orElseGet(password::reveal)).find()) {
            progress.warn(
                    "%s: the administrator's password has @, # or %%, which mean something else in the addresses of API Manager's message broker: its gateways don't connect. Choose one without them."
                            .formatted(own.isPresent() ? fragment.get().position(KEY) : "<superAdmin><password>"));
        }
    }
}
