package io.github.ishardening.control;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/** The stores of the server have passwords that nobody else has. */
final class DefaultStorePassword implements Control {

    private static final Rule RULE = new Rule(
            "default-store-password",
            "No store has a published password",
            Severity.ERROR,
            "Production guidelines, Default keystores");
    private static final List<Secret> PUBLISHED =
            List.of(Secret.of("wso2carbon"), Secret.of("changeit"), Secret.of("changeme"), Secret.of("password"));

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> inspect(Inspection inspection) throws IOException {
        var findings = new Findings(RULE);
        var seen = new HashSet<String>();
        for (StoreUse use : inspection.stores().inUse()) {
            boolean published =
                    use.password().filter(DefaultStorePassword::isPublished).isPresent()
                            || use.keyPassword()
                                    .filter(DefaultStorePassword::isPublished)
                                    .isPresent();
            if (published && seen.add(use.path())) {
                findings.add(
                        inspection.at(use.passwordKey()),
                        "the password of %s is one that everybody knows.".formatted(use.path()),
                        "Give it one of its own.");
            }
        }
        return findings.all();
    }

    private static boolean isPublished(Secret password) {
        return PUBLISHED.contains(password);
    }
}
