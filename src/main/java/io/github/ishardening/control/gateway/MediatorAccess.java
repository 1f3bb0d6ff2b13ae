package io.github.ishardening.control.gateway;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.GatewayProperty;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.PackedApplication;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Requires API policies to use only listed mediators. Mode and list are read as by Synapse's
 * {@code MediatorAccessControl}, which older versions get with updates.
 */
@Guideline(
        id = "mediator-access",
        title = "API policies use only listed mediators",
        severity = Severity.WARNING,
        source = "Security guidelines for production deployment, mediator access control",
        address = OfficialPages.API_MANAGER_GUIDELINES + "#api-m-runtime-security",
        hardening = """
            Hardening sets `'synapse.mediators.access.control.mode'` in `[synapse_properties]` to `ALLOW_LIST`, and \
            the list to the mediators that WSO2 recommends: API Manager's own, and some basic ones. Policies and sequences \
            with others, such as `dblookup` or `xslt`, are no longer deployed, and the audit reports those in the \
            distribution. Your own mode and list in `[synapse_properties]` are kept. The audit also reports block \
            lists and, at level info, mediators that WSO2's list doesn't contain.""",
        versions = "API Manager, if its Synapse supports the setting: 4.7, and older versions with a recent update.",
        nist = "AC-6")
public final class MediatorAccess extends Control {

    private static final GatewayProperty MODE = GatewayProperty.ofSynapse("synapse.mediators.access.control.mode");
    private static final GatewayProperty LIST = GatewayProperty.ofSynapse("synapse.mediators.access.control.list");
    private static final String ALLOW = "ALLOW_LIST";
    private static final String BLOCK = "BLOCK_LIST";

    /** WSO2's recommended list, from the page of this rule. */
    private static final String RECOMMENDED =
            "aggregate,builder,cache,call,class,clone,drop,enrich,filter,foreach,header,"
                    + "in,iterate,log,loopback,makefault,opa,out,payloadfactory,property,propertygroup,respond,rewrite,"
                    + "scatter-gather,script,send,sequence,switch,throwerror,variable";

    private static final String CURE =
            "Set %s to %s and %s to the mediators that your policies need.".formatted(MODE.key(), ALLOW, LIST.key());

    private static final String ENGINE = "repository/components/plugins/synapse-core_";
    /** Five times the size of any such jar; larger ones aren't copied for inspection. */
    private static final long LARGEST = 16 << 20;

    private static final String READER = "org/apache/synapse/config/xml/MediatorAccessControl.class";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        if (hardening.keys().knows(MODE.key())
                && isRead(hardening.distribution()).orElse(true)
                && mode(MODE.before(hardening)).isEmpty()
                && !hardening.toml().has(MODE.key())) {
            MODE.set(hardening, ALLOW);
            LIST.set(hardening, RECOMMENDED);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!new Unseen(inspection, findings).isKnown(List.of(MODE.key()))) {
            return;
        }
        var isRead = isRead(inspection.distribution());
        if (isRead.isPresent() && !isRead.get()) {
            findings.notApplicable("Synapse at this update level doesn't read " + MODE.name());
            return;
        }
        if (isRead.isEmpty()) {
            findings.notApplicable(
                    "no synapse-core jar of at most 16 MiB was found, so the audit can't check whether Synapse reads "
                            + MODE.name());
        }
        var mode = MODE.value(inspection);
        var mediators = mediators(LIST.value(inspection));
        if (mode(mode).isEmpty()) {
            findings.add(
                    MODE.at(inspection),
                    "%s %s: API policies may use any mediator, including those that access databases and files."
                            .formatted(MODE.key(), GatewayProperty.shown(mode)),
                    CURE);
        } else if (mode(mode).get().equals(BLOCK)) {
            inspectBlocked(inspection, mediators, findings);
        } else {
            inspectAllowed(inspection, mediators, findings);
        }
    }

    private static void inspectBlocked(Inspection inspection, Set<String> mediators, Findings findings)
            throws IOException {
        if (mediators.isEmpty()) {
            findings.add(LIST.at(inspection), "%s doesn't block any mediators.".formatted(LIST.key()), CURE);
        } else {
            findings.add(
                    Severity.INFO,
                    MODE.at(inspection),
                    "%s is %s: API policies may use any mediator except %s."
                            .formatted(MODE.key(), BLOCK, String.join(", ", mediators)),
                    CURE);
        }
    }

    private static void inspectAllowed(Inspection inspection, Set<String> mediators, Findings findings)
            throws IOException {
        if (mediators.isEmpty()) {
            findings.add(
                    LIST.at(inspection),
                    "%s doesn't allow any mediators, so no API can work.".formatted(LIST.key()),
                    CURE);
        }
        var others = new TreeSet<>(mediators);
        others.removeAll(mediators(Optional.of(RECOMMENDED)));
        if (!others.isEmpty()) {
            findings.add(
                    Severity.INFO,
                    LIST.at(inspection),
                    "%s also allows %s, which WSO2's list doesn't contain."
                            .formatted(LIST.key(), String.join(", ", others)),
                    "Remove what your policies don't need.");
        }
        DeployedSequences.inspect(inspection, mediators, LIST.key(), findings);
    }

    /** The mode as Synapse interprets it; empty if it allows everything. */
    private static Optional<String> mode(Optional<String> value) {
        return value.map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> text.equals(ALLOW) || text.equals(BLOCK));
    }

    private static Set<String> mediators(Optional<String> list) {
        var mediators = new TreeSet<String>();
        list.ifPresent(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(mediators::add));
        return mediators;
    }

    /** Whether Synapse contains the class that reads the mode; empty if no Synapse jar can be inspected. */
    private static Optional<Boolean> isRead(Distribution distribution) throws IOException {
        var isRead = Optional.<Boolean>empty();
        for (String path : distribution.paths(ENGINE)) {
            if (path.endsWith(".jar") && distribution.size(path) <= LARGEST) {
                try (var engine = PackedApplication.open(distribution, path)) {
                    isRead = Optional.of(isRead.orElse(false) || engine.paths().contains(READER));
                }
            }
        }
        return isRead;
    }
}
