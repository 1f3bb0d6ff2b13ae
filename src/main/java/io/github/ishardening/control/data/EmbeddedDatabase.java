package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Which data lies in the H2 database that comes with the product; it is made for trying the product out. */
@Guideline(
        id = "embedded-database",
        title = "Data is in a database made for production",
        severity = Severity.INFO,
        source = "Setting up databases",
        reportsOnly = true,
        hardening = "Name a database server in the fragment of `<deployment><file>`.")
public final class EmbeddedDatabase extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (DataSource source : inspection.dataSources()) {
            if (source.isEmbedded()) {
                findings.add(
                        source.location(),
                        "%s is the embedded H2 database.".formatted(source.name()),
                        "Use a database server for production.");
            }
        }
        new Unseen(inspection, findings).none("data source", inspection.dataSources());
    }
}
