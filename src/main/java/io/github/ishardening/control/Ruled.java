package io.github.ishardening.control;

import io.github.ishardening.audit.Requirement;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Standard;
import io.github.ishardening.audit.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Enforces or checks a single rule, which the {@link Guideline} on its class declares. */
public abstract class Ruled {

    private final Rule rule;

    /** Creates the rule that its class declares, about distributions or servers. */
    protected Ruled(Rule.Subject subject) {
        var guideline = getClass().getAnnotation(Guideline.class);
        this.rule = new Rule(
                guideline.id(),
                guideline.title(),
                guideline.severity(),
                guideline.source(),
                guideline.address(),
                theme(subject),
                subject == Rule.Subject.DISTRIBUTION && !guideline.reportsOnly(),
                (guideline.reportsOnly() ? "Reported only. " : "") + guideline.hardening(),
                versions(guideline),
                subject,
                guideline.protects(),
                requirements(guideline));
    }

    /** The theme of its package; without one, that of distributions as a whole, or of servers. */
    private Theme theme(Rule.Subject subject) {
        var themed = getClass().getPackage().getAnnotation(Themed.class);
        if (themed != null) {
            return themed.value();
        }
        return subject == Rule.Subject.DISTRIBUTION ? Theme.BUNDLE : Theme.SERVER;
    }

    private static List<Requirement> requirements(Guideline guideline) {
        return Stream.of(
                        of(Standard.NIST_800_53, guideline.nist()),
                        of(Standard.CIS_TOMCAT, guideline.cis()),
                        of(Standard.STIG_TOMCAT, guideline.stig()))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Requirement> of(Standard standard, String... ids) {
        return Arrays.stream(ids).map(id -> new Requirement(standard, id));
    }

    private static String versions(Guideline guideline) {
        if (!guideline.versions().isEmpty()) {
            return guideline.versions();
        }
        return guideline.needsConfiguration() ? AppliesTo.TOML : AppliesTo.ALL;
    }

    /** The rule that its class declares. */
    public final Rule rule() {
        return rule;
    }

    /** The rule's ID in kebab case, which never changes: users exclude, waive and search for it. */
    public final String id() {
        return rule.id();
    }
}
