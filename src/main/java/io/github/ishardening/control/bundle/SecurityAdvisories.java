package io.github.ishardening.control.bundle;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.advisory.KnownAdvisories;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Which of WSO2's published advisories concern this version and update level. */
@Guideline(
        id = "security-advisories",
        title = "The update level cures every published security advisory",
        severity = Severity.WARNING,
        source = "WSO2's security advisories",
        address = OfficialPages.ADVISORIES,
        reportsOnly = true,
        hardening = """
            Product, version and update level are compared with WSO2's advisories, whose facts come with the plugin; \
            `-Dis-hardening.advisories` names a table of newer ones. A warning from CVSS 7 on, or where WSO2 calls \
            it high or critical, else info; `<audit><advisories><failFrom>9.0</failFrom>` makes errors of those from \
            9.0 on. A waiver names an advisory by its id, as its `location`. A pack that doesn't say its update \
            level, as those of the community, is of level 0. The audit also says when no advisory names the version, \
            and when the table is older than 180 days.""",
        needsConfiguration = false,
        nist = {"RA-5", "SI-2"})
public final class SecurityAdvisories extends Control {

    private static final Location VERSION = Location.of("bin/version.txt");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var product = inspection.product();
        if (product.family() == Product.Family.KERNEL) {
            findings.notApplicable("no advisory is about the bare kernel");
            return;
        }
        var level = new Unseen(inspection, findings).updateLevel();
        if (level.isPresent()) {
            var known = inspection.advisories();
            if (known.advisories().isEmpty()) {
                findings.notApplicable("no advisory of %s is known as of %s".formatted(product, known.asOf()));
            }
            known.openAt(level.getAsInt()).forEach(advisory -> add(advisory, level.getAsInt(), findings));
            age(known, inspection, findings);
        }
    }

    private static void add(Advisory advisory, int level, Findings findings) {
        boolean isCurable = advisory.level().isPresent();
        findings.add(
                advisory.isHigh() ? Severity.WARNING : Severity.INFO,
                VERSION,
                isCurable
                        ? "%s isn't cured at update level %d.".formatted(advisory.title(), level)
                        : "%s concerns this version; which level cures it isn't published.".formatted(advisory.title()),
                isCurable
                        ? "Update the pack to level %d or later; without a subscription, do what the advisory says for the community (%s)."
                                .formatted(advisory.level().getAsInt(), advisory.address())
                        : "Do what the advisory says (%s).".formatted(advisory.address()),
                advisory);
    }

    private static void age(KnownAdvisories known, Inspection inspection, Findings findings) {
        if (known.isOld(Validity.day(inspection.now()))) {
            findings.add(
                    Severity.INFO,
                    VERSION,
                    "the advisories it is compared with are those of %s, more than %d days ago: newer ones aren't known."
                            .formatted(known.asOf(), KnownAdvisories.FRESH),
                    "Name newer data with -Dis-hardening.advisories, or take a newer version of the plugin.");
        }
    }
}
