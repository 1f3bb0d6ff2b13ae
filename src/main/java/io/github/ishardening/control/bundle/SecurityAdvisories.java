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

/** Reports WSO2's published advisories that concern this version and update level. */
@Guideline(
        id = "security-advisories",
        title = "The update level fixes all published security advisories",
        severity = Severity.WARNING,
        source = "WSO2's security advisories",
        address = OfficialPages.ADVISORIES,
        reportsOnly = true,
        hardening = """
            The audit compares product, version and update level with WSO2's advisories. The plugin includes their \
            data; `-Dis-hardening.advisories` provides a newer table. Advisories with a CVSS score of 7 or more, and \
            those that WSO2 rates high or critical, are warnings; others are reported at level info; \
            `<audit><advisories><failFrom>9.0</failFrom>` turns those with 9.0 or more into errors. In a waiver, \
            specify the advisory's ID as `location`. A pack without an update level, such as a community download, \
            counts as level 0. The audit also reports a version that no advisory lists, and a table that is older than \
            180 days.""",
        needsConfiguration = false,
        nist = {"RA-5", "SI-2"})
public final class SecurityAdvisories extends Control {

    private static final Location VERSION = Location.of("bin/version.txt");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var product = inspection.product();
        if (product.family() == Product.Family.KERNEL) {
            findings.notApplicable("no advisory covers the bare kernel");
            return;
        }
        var level = new Unseen(inspection, findings).updateLevel();
        if (level.isPresent()) {
            var known = inspection.advisories();
            if (known.advisories().isEmpty()) {
                findings.notApplicable("no advisories for %s were known on %s".formatted(product, known.asOf()));
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
                        ? "%s isn't fixed at update level %s.".formatted(advisory.title(), level)
                        : "%s affects this version; the level that fixes it isn't published."
                                .formatted(advisory.title()),
                isCurable
                        ? ("Update the pack to level %s or later; without a subscription, follow the advisory's"
                                        + " instructions for community users (%s).")
                                .formatted(advisory.level().getAsInt(), advisory.address())
                        : "Follow the advisory (%s).".formatted(advisory.address()),
                advisory);
    }

    private static void age(KnownAdvisories known, Inspection inspection, Findings findings) {
        if (known.isOld(Validity.day(inspection.now()))) {
            findings.add(
                    Severity.INFO,
                    VERSION,
                    "the advisory data is from %s, more than %s days ago: newer advisories are missing."
                            .formatted(known.asOf(), KnownAdvisories.FRESH),
                    "Provide newer data with -Dis-hardening.advisories, or use a newer version of the plugin.");
        }
    }
}
