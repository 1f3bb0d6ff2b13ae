package io.github.ishardening.control.bundle;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.UpdateLevel;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies and checks settings that security advisories require in addition to, or instead of, an update. */
@Guideline(
        id = "advisory-settings",
        title = "Settings required by security advisories are in place",
        severity = Severity.WARNING,
        source = "WSO2's security advisories",
        address = OfficialPages.ADVISORIES,
        hardening = """
            Hardening sets the keys that advisories require in addition to an update, if the version supports them; if \
            it doesn't, the update is missing. Existing settings in `deployment.toml` are kept, and reported if they \
            differ from the advisory. The access control rules that can replace the updates of WSO2-2022-2177 and \
            WSO2-2021-1738 are added, unless they would replace the rules in `default.json`. The audit reads the files \
            that the server generates. In a waiver, specify the advisory's ID as `location`. Advisories with a \
            separate rule, such as `script-mediators`, are left to that rule.""",
        versions = "Identity Server and API Manager versions that the advisories list, and later versions whose"
                + " defaults differ from the advisories.",
        nist = {"CM-6", "SI-2"})
public final class AdvisorySettings extends Control {

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        for (Advice advisory : AdviceTable.of(hardening.distribution())) {
            advisory.harden(hardening);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var advisories = AdviceTable.of(inspection.distribution());
        var level = UpdateLevel.known(inspection.distribution());
        if (level.isEmpty() && AdviceTable.areCuredByUpdates(inspection.product())) {
            new Unseen(inspection, findings).updateLevel();
        } else if (advisories.isEmpty()) {
            findings.notApplicable("no advisory requires a setting of %s".formatted(inspection.product()));
        }
        var places = new RenderedPlaces(inspection);
        Set<String> lacking = level.isPresent() ? lacking(inspection, level.getAsInt()) : Set.of();
        var undecided = new Undecided(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (Advice advisory : advisories) {
            var wrong = new ArrayList<AdvisedSetting.Wrong>();
            for (AdvisedSetting setting : advisory.settings()) {
                String name = "%s (%s)".formatted(setting.key(), advisory.id());
                if (!inspection.keys().knows(setting.key())) {
                    if (advisory.lists(inspection.product())) {
                        undecided.unknown().add(name);
                    }
                } else if (setting.isAsked(inspection)) {
                    var found = setting.wrong(inspection, places);
                    found.ifPresent(wrong::add);
                    if (found.isEmpty() && setting.isUnseen(places)) {
                        undecided.unseen().add(name);
                    } else if (found.isEmpty() && setting.isFree() && lacking.contains(advisory.id())) {
                        undecided.unread().add(name);
                    }
                }
            }
            report(advisory, wrong, findings);
            if (!advisory.access().isEmpty()) {
                AdvisedAccess.inspect(advisory, inspection, findings);
            }
        }
        undecided.report(findings);
    }

    /**
     * Settings that can't be checked.
     *
     * @param unknown the keys that this version doesn't support
     * @param unseen the keys that have the required value, but aren't in the generated files
     * @param unread the keys that have the required value, but are read only by an update that is missing
     */
    private record Undecided(Set<String> unknown, Set<String> unseen, Set<String> unread) {

        void report(Findings findings) {
            report(findings, "this version doesn't support ", unknown);
            report(findings, "the files that the server generates don't contain ", unseen);
            report(findings, "this update level doesn't include the update that supports ", unread);
        }

        private static void report(Findings findings, String what, Set<String> names) {
            if (!names.isEmpty()) {
                findings.notApplicable(what + String.join(", ", names));
            }
        }
    }

    /** The IDs of the advisories whose update this pack lacks. */
    private static Set<String> lacking(Inspection inspection, int level) throws IOException {
        return inspection.advisories().openAt(level).stream()
                .filter(advisory -> advisory.level().isPresent())
                .map(Advisory::id)
                .collect(Collectors.toSet());
    }

    private static void report(Advice advisory, List<AdvisedSetting.Wrong> wrong, Findings findings) {
        if (!wrong.isEmpty()) {
            String cures =
                    wrong.stream().map(AdvisedSetting.Wrong::cure).distinct().collect(Collectors.joining(", "));
            findings.add(
                    advisory.severity(),
                    wrong.get(0).location(),
                    "%s: %s (%s)."
                            .formatted(
                                    wrong.stream()
                                            .map(AdvisedSetting.Wrong::what)
                                            .collect(Collectors.joining(", ")),
                                    advisory.risk(),
                                    advisory.name()),
                    cures.substring(0, 1).toUpperCase(Locale.ROOT)
                            + cures.substring(1)
                            + " (%s).".formatted(advisory.address()),
                    wrong.stream().allMatch(AdvisedSetting.Wrong::isFixedByHarden));
        }
    }
}
