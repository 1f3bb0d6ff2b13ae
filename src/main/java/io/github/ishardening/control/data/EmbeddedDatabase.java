package io.github.ishardening.control.data;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Which data lies in the H2 database that comes with the product; it is made for trying the product out. */
public final class EmbeddedDatabase implements Control {

    private static final Rule RULE = new Rule(
            "embedded-database",
            "Data lies in a database that is made for it",
            Severity.INFO,
            "Setting up databases",
            "Reported only: name a database server in the fragment of `<deployment><file>`.",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

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
