package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.PublicAddress;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.secret.SecretName;
import java.util.Optional;

/**
 * How the first administrator gets into the hardened server.
 *
 * @param url where
 * @param user as whom
 * @param password where the password is, in words
 */
record SignIn(String url, String user, String password) {

    private static final String USERNAME = "super_admin.username";
    private static final String PASSWORD = "super_admin.password";
    /** The first Identity Server whose console this is; the others, and other products, have Carbon's. */
    private static final int CONSOLE = 7;

    /** Of a hardened server; empty where this build leaves the administrator's password as it is. */
    static Optional<SignIn> of(
            HardeningRequest request,
            ServerKeys keys,
            Optional<DeploymentToml> fragment,
            DeploymentToml toml,
            Rendered rendered,
            Product product) {
        if (!request.applies(DefaultPassword.ID)) {
            return Optional.empty();
        }
        boolean isIdentityServer7 = product.family() == Product.Family.IDENTITY_SERVER
                && product.version().atLeast(CONSOLE);
        return Optional.of(new SignIn(
                PublicAddress.of(rendered).url(isIdentityServer7 ? "/console" : "/carbon"),
                toml.string(USERNAME).orElse(request.superAdmin()),
                fragment.filter(each -> each.has(PASSWORD))
                        .map(each -> PASSWORD + " of " + each.position(PASSWORD))
                        .orElseGet(() -> SecretPlace.of(request, keys, SecretName.ADMIN_PASSWORD))));
    }

    /** All of it in one line. */
    String line() {
        return "Sign in at %s as %s; the password is %s.".formatted(url, user, password);
    }
}
