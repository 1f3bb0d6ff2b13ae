package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Advisories whose update isn't enough, or that let a setting stand in for it, are followed to the end. */
@Guideline(
        id = "advisory-settings",
        title = "Security advisories have the settings that they ask for",
        severity = Severity.WARNING,
        source = "WSO2's security advisories",
        address = OfficialPages.ADVISORIES,
        hardening = """
            Hardening sets the keys that advisories ask for besides an update, where the version knows them: \
            a version that doesn't lacks the update. What `deployment.toml` says already stays, and is reported if it isn't \
            what the advisory asks for. The rows of access control that stand in for the updates of WSO2-2022-2177 and \
            WSO2-2021-1738 are added, unless they would take the place of the rows of `default.json`. The audit reads the files that \
            the server makes. In API Manager, scripts of APIs reach only those Java classes that mocked APIs \
            need; your own list in `[synapse_properties]` counts as well. A waiver names an advisory by its id, as its `location`.""",
        versions =
                "The versions of Identity Server and API Manager that the advisories name, and later ones whose defaults"
                        + " aren't those of the advisories.")
public final class AdvisorySettings extends Control {

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        for (SettingAdvisory advisory : SettingAdvisories.of(hardening.distribution())) {
            advisory.settings().forEach(setting -> setting.harden(hardening));
            AdvisoryAccess.harden(advisory, hardening);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var advisories = SettingAdvisories.of(inspection.distribution());
        if (advisories.isEmpty()) {
            findings.notApplicable("no advisory asks for a setting of %s".formatted(inspection.product()));
        }
        var places = new RenderedPlaces(inspection);
        Set<String> unknown = new LinkedHashSet<>();
        for (SettingAdvisory advisory : advisories) {
            var wrong = new ArrayList<AdvisorySetting.Wrong>();
            for (AdvisorySetting setting : advisory.settings()) {
                if (inspection.keys().knows(setting.key())) {
                    setting.wrong(inspection, places).ifPresent(wrong::add);
                } else if (advisory.lists(inspection.product())) {
                    unknown.add("%s (%s)".formatted(setting.key(), advisory.id()));
                }
            }
            report(advisory, wrong, findings);
            if (!advisory.access().isEmpty()) {
                AdvisoryAccess.inspect(advisory, inspection, findings);
            }
        }
        if (!unknown.isEmpty()) {
            findings.notApplicable("this version doesn't know " + String.join(", ", unknown));
        }
    }

    private static void report(SettingAdvisory advisory, List<AdvisorySetting.Wrong> wrong, Findings findings) {
        if (!wrong.isEmpty()) {
            String cures =
                    wrong.stream().map(AdvisorySetting.Wrong::cure).distinct().collect(Collectors.joining(", "));
            findings.add(
                    advisory.severity(),
                    wrong.get(0).location(),
                    "%s: %s (%s)."
                            .formatted(
                                    wrong.stream()
                                            .map(AdvisorySetting.Wrong::what)
                                            .collect(Collectors.joining(", ")),
                                    advisory.risk(),
                                    advisory.name()),
                    cures.substring(0, 1).toUpperCase(Locale.ROOT) + cures.substring(1) + ".");
        }
    }
}
