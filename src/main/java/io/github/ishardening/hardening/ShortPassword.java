package io.github.ishardening.hardening;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the length of the passwords that the user provides for accounts of the server. */
final class ShortPassword {

    /** NIST SP 800-63B, section 5.1.1.2. */
    private static final int SHORTEST = 8;

    private ShortPassword() {}

    /** Warns of each that is too short; the sources of the administrator's include the fragment's reference. */
    static void warn(HardeningRequest request, ServerKeys keys, Optional<DeploymentToml> fragment, UserLog progress) {
        var accounts = new ArrayList<>(List.of(SecretName.ADMIN_PASSWORD, SecretName.INTERNAL_ACCOUNT_PASSWORD));
        for (SecretName own : request.ownSecrets()) {
            if (fragment.isPresent()
                    && BrokerPassword.KEY.equals(
                            fragment.get().secretReferences().get(own.alias()))) {
                accounts.add(own);
            }
        }
        for (SecretName account : accounts) {
            if (keys.isGiven(account) && keys.secret(account).length() < SHORTEST) {
                progress.warn(("%s: the password has fewer than %s characters, the minimum of NIST SP 800-63B."
                                + " Choose a longer one.")
                        .formatted(request.passwords().get(account).where(), SHORTEST));
            }
        }
    }
}
