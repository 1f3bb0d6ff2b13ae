package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.UpdateLevel;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Reports the product, its version and its update level. */
@Guideline(
        id = "product-version",
        title = "All security updates are applied",
        severity = Severity.INFO,
        source = "Production guidelines, Security updates",
        address = OfficialPages.PRODUCT_LEVEL + "#security-updates",
        reportsOnly = true,
        hardening = """
            The finding shows product, version and update level. With the setting `minimumUpdateLevel`, a lower or \
            unknown level is an error. A version of Identity Server or API Manager that this plugin wasn't written \
            for is a warning.""",
        needsConfiguration = false,
        nist = {"SC-5", "SI-2"},
        stig = "TCAT-AS-001470")
public final class ProductVersion extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var level = UpdateLevel.of(inspection.distribution());
        var wanted = inspection.settings().audit().minimumUpdateLevel();
        boolean enough = wanted.isEmpty() || (level.isPresent() && level.getAsInt() >= wanted.getAsInt());
        findings.add(
                enough ? Severity.INFO : Severity.ERROR,
                Product.VERSION_FILE,
                "this is %s, %s."
                        .formatted(
                                inspection.product(),
                                level.isPresent()
                                        ? "update level " + level.getAsInt()
                                        : "with an unknown update level"),
                enough
                        ? "Check that it has all security updates."
                        : "Update it to level %s or later.".formatted(wanted.getAsInt()));
        inspectVersion(inspection.product(), findings);
    }

    private static void inspectVersion(Product product, Findings findings) {
        var known = KnownVersions.of(product);
        if (known.isEmpty()) {
            return;
        }
        boolean isNewer = known.get().areBefore(product.version());
        if (isNewer || known.get().areAfter(product.version())) {
            findings.add(
                    Severity.WARNING,
                    Product.VERSION_FILE,
                    "this plugin was written for %s to %s, so hardening and audit of %s are untested."
                            .formatted(known.get().first(), known.get().last(), product.version()),
                    isNewer
                            ? "Look for a newer version of this plugin, and test the result with verify-server."
                            : "Use a newer version of the product.");
        }
    }
}
