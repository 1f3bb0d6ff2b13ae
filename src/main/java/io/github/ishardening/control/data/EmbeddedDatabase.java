package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;

/** Reports data in the embedded H2 database, which is meant for trying out the product. */
@Guideline(
        id = "embedded-database",
        title = "Data is in a production database",
        severity = Severity.INFO,
        source = "Setting up databases",
        address = OfficialPages.DATABASES,
        reportsOnly = true,
        hardening = "Configure a database server in the fragment that `<deployment><file>` names.",
        protects = false)
public final class EmbeddedDatabase extends DataSourceControl {

    public EmbeddedDatabase() {
        super("data source", source -> true);
    }

    @Override
    void inspect(DataSource source, Inspection inspection, Findings findings) {
        if (source.isEmbedded()) {
            findings.add(
                    source.location(),
                    "%s is the embedded H2 database.".formatted(source.name()),
                    "Use a database server for production.");
        }
    }
}
