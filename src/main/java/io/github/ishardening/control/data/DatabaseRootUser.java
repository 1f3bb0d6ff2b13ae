package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import java.util.Locale;
import java.util.Set;

/** Reports database accounts whose names suggest that they can change the schema. */
@Guideline(
        id = "database-root-user",
        title = "Database accounts have limited privileges",
        severity = Severity.WARNING,
        source = "Production guidelines, Privileged users",
        address = OfficialPages.PRODUCT_LEVEL + "#privileged-users",
        reportsOnly = true,
        hardening = """
            Create an account that can only read and write data, and configure it in the fragment that \
            `<deployment><file>` names.""",
        nist = "AC-6")
public final class DatabaseRootUser extends DataSourceControl {

    private static final Set<String> OWNERS =
            Set.of("root", "sa", "sys", "system", "postgres", "db2inst1", "dba", "dbadmin", "admin");

    public DatabaseRootUser() {
        super("external database", source -> !source.isEmbedded());
    }

    @Override
    void inspect(DataSource source, Inspection inspection, Findings findings) {
        if (isOwner(source.username())) {
            findings.add(
                    source.at(inspection, "username"),
                    "%s is accessed as %s.".formatted(source.name(), source.username()),
                    "Create an account that can only read and write data.");
        }
    }

    /** Some cloud databases require the server's name after the user name; Oracle, the role. */
    private static boolean isOwner(String username) {
        return OWNERS.contains(username.toLowerCase(Locale.ROOT).strip().replaceFirst("(@| as sys(dba|oper)$).*", ""));
    }
}
