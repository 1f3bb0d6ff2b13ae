package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.secret.PublishedPasswords;
import java.io.IOException;

/** Reports databases with publicly known passwords. The embedded one's is set in the database files. */
@Guideline(
        id = "database-password",
        title = "Database passwords aren't publicly known",
        severity = Severity.INFO,
        source = "Production guidelines, Passwords in config files",
        address = OfficialPages.PRODUCT_LEVEL + "#passwords-in-configuration-files",
        reportsOnly = true,
        hardening = """
            You have to change the password in the database too. For the embedded H2 database, this is reported \
            at level info, for others as a warning. The audit includes user stores in separate databases, and accounts in URLs.""",
        nist = "IA-5")
public final class DatabasePassword extends DataSourceControl {

    public DatabasePassword() {
        super("data source", source -> true);
    }

    @Override
    void inspect(DataSource source, Inspection inspection, Findings findings) throws IOException {
        var password = inspection.passwords().resolve(source.password());
        if (password.isEmpty()) {
            findings.notApplicable("the password of %s isn't available".formatted(source.name()));
        } else if (PublishedPasswords.contains(password.get())) {
            findings.add(
                    source.isEmbedded() ? Severity.INFO : Severity.WARNING,
                    source.at(inspection, "password"),
                    "%s has a publicly known password.".formatted(source.name()),
                    source.isEmbedded()
                            ? "Use a database server. A build can't change this password: it is set in the shipped"
                                    + " database files, and another one here would keep the server from starting."
                            : "Change it in the database and here.");
        }
    }
}
