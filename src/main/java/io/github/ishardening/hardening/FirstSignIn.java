package io.github.ishardening.hardening;

import io.github.ishardening.control.secret.DefaultPassword;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.SignIn;
import java.util.Optional;

/** Determines how the first administrator signs in to a server that this build has hardened. */
final class FirstSignIn {

    private static final String USERNAME = "super_admin.username";
    private static final String PASSWORD = "super_admin.password";

    private FirstSignIn() {}

    /** The sign-in to a hardened server; empty if this build leaves the administrator's password unchanged. */
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
        return Optional.of(SignIn.at(
                rendered,
                product,
                toml.string(USERNAME).orElse(request.superAdmin()),
                fragment.filter(each -> each.has(PASSWORD))
                        .map(each -> PASSWORD + " of " + each.position(PASSWORD))
                        .orElseGet(() -> SecretPlaces.of(request, keys, SecretName.ADMIN_PASSWORD)
                                .words())));
    }
}
