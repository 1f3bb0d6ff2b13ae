package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reports connections to database servers without TLS, or without certificate verification. */
@Guideline(
        id = "database-without-tls",
        title = "Connections to databases are encrypted",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        address = OfficialPages.PRODUCT_LEVEL + "#tls",
        reportsOnly = true,
        hardening = """
            Turn on TLS in the database URL, in the fragment that `<deployment><file>` names. The audit understands \
            the driver parameters of MySQL, MariaDB, PostgreSQL, SQL Server, Oracle, Db2 and H2. It also reports TLS \
            without certificate verification, whether the URL turns it off or it is the driver's default: MySQL and \
            jTDS don't verify unless told to, nor does PostgreSQL with `sslmode=require`. If a URL has several \
            addresses, each must be encrypted. The audit includes user stores in separate databases.""",
        nist = {"SC-8", "SC-8(1)"})
public final class DatabaseWithoutTls extends DataSourceControl {

    /** What precedes a driver property. */
    private static final String AT = "[?&;,(]";

    private static final Map<String, Pattern> ENCRYPTED = Map.of(
            "jdbc:mysql:",
                    Pattern.compile(AT + "(usessl=true|sslmode=(required|verify_ca|verify_identity))|^(?!.*" + AT
                            + "usessl=false).*" + AT + "requiressl=true"),
            "jdbc:mariadb:", Pattern.compile(AT + "(usessl=true|sslmode=(trust|verify-ca|verify-full))"),
            "jdbc:postgresql:", Pattern.compile(AT + "(ssl=true|ssl(&|;|$)|sslmode=(require|verify-ca|verify-full))"),
            "jdbc:sqlserver:", Pattern.compile(AT + "encrypt=(true|strict|mandatory)"),
            "jdbc:jtds:", Pattern.compile(AT + "ssl=(require|authenticate)"),
            "jdbc:oracle:", Pattern.compile("@tcps:|protocol=tcps\\b"),
            "jdbc:db2:", Pattern.compile("[:;]sslconnection=true"),
            "jdbc:h2:", Pattern.compile("^jdbc:h2:ssl:"));

    /** Settings that override the others, and a plain address next to an encrypted one. */
    private static final Pattern CLEAR =
            Pattern.compile(AT + "(sslmode=(disabled?|allow|prefer(red)?)|encrypt=(false|optional))"
                    + "|^jdbc:oracle:.*(protocol=tcp\\b|:@tcp:)");

    /** Settings that make a driver accept any certificate instead of verifying it. */
    private static final Pattern UNCHECKED = Pattern.compile(AT
            + "(trustservercertificate=true|verifyservercertificate=false|sslfactory=[\\w.]*nonvalidatingfactory"
            + "|sslmode=trust)");

    /** TLS settings with which drivers don't verify certificates by default, and settings that make them. */
    private static final List<Unverified> UNVERIFIED = List.of(
            new Unverified(
                    "jdbc:mysql:",
                    "^(?:(?=.*%1$ssslmode=required)|(?!.*%1$s(?:sslmode=|verifyservercertificate=true)))",
                    "sslMode=VERIFY_IDENTITY"),
            new Unverified(
                    "jdbc:postgresql:",
                    "^(?=.*%1$ssslmode=require(?![\\w-]))(?!.*%1$ssslfactory=[\\w.]*defaultjavasslfactory)",
                    "sslmode=verify-full"),
            new Unverified("jdbc:jtds:", "%1$sssl=require(?![\\w-])", "ssl=authenticate"));

    private record Unverified(String driver, Pattern pattern, String cure) {

        Unverified(String driver, String pattern, String cure) {
            this(driver, Pattern.compile(pattern.formatted(AT)), cure);
        }

        boolean holds(String url) {
            return url.startsWith(driver) && pattern.matcher(url).find();
        }
    }

    public DatabaseWithoutTls() {
        super("external database", source -> !source.isEmbedded());
    }

    @Override
    void inspect(DataSource source, Inspection inspection, Findings findings) {
        String lower = inLowerCase(source.url());
        if (!isEncrypted(lower)) {
            findings.add(
                    source.location(),
                    "%s is accessed without TLS, according to its URL.".formatted(source.name()),
                    "Turn on TLS in the URL.");
        } else if (UNCHECKED.matcher(lower).find()) {
            findings.add(
                    source.location(),
                    "%s is accessed over TLS, but its URL makes the driver accept any certificate."
                            .formatted(source.name()),
                    "Remove that setting, and add the certificate of its authority to the driver's truststore.");
        } else {
            UNVERIFIED.stream()
                    .filter(unverified -> unverified.holds(lower))
                    .forEach(unverified -> findings.add(
                            source.location(),
                            ("%s is accessed over TLS, but its driver accepts any certificate unless the URL says"
                                            + " otherwise.")
                                    .formatted(source.name()),
                            "Set %s in the URL, and add the certificate of its authority to the driver's truststore."
                                    .formatted(unverified.cure())));
        }
    }

    private static boolean isEncrypted(String lower) {
        return ENCRYPTED.entrySet().stream()
                        .anyMatch(driver -> lower.startsWith(driver.getKey())
                                && driver.getValue().matcher(lower).find())
                && !CLEAR.matcher(lower).find();
    }

    private static String inLowerCase(String url) {
        return url.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }
}
