package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.H2Database;
import io.github.ishardening.server.H2Files;
import java.io.IOException;

/** Reports H2 databases in the distribution to which an earlier start has written the server's users. */
record UserDatabases(Inspection inspection, Findings findings) {

    void report() throws IOException {
        if (inspection.fault().isEmpty()) {
            for (DataSource source : inspection.dataSources()) {
                var packed = source.packed();
                if (packed.isPresent()) {
                    findings.notApplicable(packed.get());
                }
            }
        }
        for (H2Database database : H2Database.in(inspection.distribution())) {
            switch (database.content()) {
                case UNKNOWN ->
                    findings.notApplicable(
                            database.isTooLarge()
                                    ? H2Files.tooLarge(database.path())
                                    : database.path() + " isn't an H2 database in a known format");
                case USED ->
                    findings.add(Severity.ERROR, database.path(), LeftoverState.USED, LeftoverState.UNDECLARED);
                case UNUSED -> {
                    // as shipped
                }
            }
        }
    }
}
