package io.github.ishardening.verification;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretRule;
import io.github.ishardening.verification.process.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environment variables of a server: those that the user configures, and those with secrets of the plugin. */
final class TrialEnvironment {

    private static final String WHERE = "<verifyServer><environment>";

    private TrialEnvironment() {}

    /**
     * Resolves their values.
     *
     * @throws ProblemException listing the variables that the configuration refers to but whose values are unknown: a
     *     missing one prevents the start
     */
    static Map<String, Secret> of(
            Map<String, PlacedSource> named, Inspection inspection, KnownSecrets secrets, BuildContext context)
            throws IOException {
        var environment = new TreeMap<String, Secret>();
        for (var variable : named.entrySet()) {
            environment.put(variable.getKey(), context.secrets().resolve(variable.getValue(), SecretRule.ANY));
        }
        if (inspection.fault().isEmpty()) {
            complete(environment, inspection, secrets);
        }
        return environment;
    }

    private static void complete(Map<String, Secret> environment, Inspection inspection, KnownSecrets secrets) {
        var missing = new ArrayList<Problem>();
        for (String variable : inspection.toml().environmentReferences().keySet()) {
            if (!environment.containsKey(variable) && !ServerProcess.gets(variable)) {
                known(variable, secrets)
                        .ifPresentOrElse(
                                value -> environment.put(variable, value),
                                () -> missing.add(new Problem(
                                        WHERE,
                                        variable + " is missing, but deployment.toml refers to it.",
                                        "Add it with the source of its value.")));
            }
        }
        ProblemException.throwIfAny(missing);
    }

    private static Optional<Secret> known(String variable, KnownSecrets secrets) {
        return secrets.names().stream()
                .filter(name -> name.environmentVariable().equals(variable))
                .findFirst()
                .flatMap(secrets::find);
    }
}
