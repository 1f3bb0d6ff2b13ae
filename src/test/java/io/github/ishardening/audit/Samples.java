package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules, findings and reports for tests. */
public final class Samples {

    public static final Rule PUBLISHED_KEY = new Rule(
            "published-key",
            "No key that WSO2 publishes is in use",
            Severity.ERROR,
            "Security guidelines, keystores",
            "https://example.com/guidelines/#keystores",
            Theme.KEYS,
            true,
            "Hardening removes `wso2carbon.p12`.",
            "All.",
            Rule.Subject.DISTRIBUTION,
            true,
            List.of(new Requirement(Standard.NIST_800_53, "SC-12")));
    public static final Rule SERVER_HEADER = new Rule(
            "server-header",
            "Responses do not name the product",
            Severity.WARNING,
            "Security guidelines, headers",
            "https://example.com/guidelines/#headers",
            Theme.WEB,
            true,
            "Hardening sets it.",
            "All.",
            Rule.Subject.DISTRIBUTION,
            true,
            List.of(
                    new Requirement(Standard.NIST_800_53, "AC-3"),
                    new Requirement(Standard.NIST_800_53, "SC-12"),
                    new Requirement(Standard.CIS_TOMCAT, "2.7"),
                    new Requirement(Standard.STIG_TOMCAT, "TCAT-AS-000070")));
    static final Rule DEFAULT_PORTS = new Rule(
            "default-ports",
            "The ports are chosen knowingly",
            Severity.INFO,
            "Production checklist, ports",
            "https://example.com/guidelines/#ports",
            Theme.BUNDLE,
            false,
            "Reported only.",
            "All.",
            Rule.Subject.DISTRIBUTION,
            true,
            List.of());
    static final Rule JVM_MEMORY = new Rule(
            "jvm-memory",
            "The heap fits production",
            Severity.WARNING,
            "Production checklist, JVM",
            "https://example.com/guidelines/#jvm",
            Theme.JVM,
            true,
            "Hardening sets it.",
            "All.",
            Rule.Subject.DISTRIBUTION,
            false,
            List.of());
    static final Rule STARTS = new Rule(
            "starts",
            "The server starts",
            Severity.ERROR,
            "Production checklist",
            "https://example.com/guidelines/#start",
            Theme.SERVER,
            false,
            "It is started.",
            "All.",
            Rule.Subject.STARTED_SERVER,
            true,
            List.of());
    public static final Rule SERVES_TLS = new Rule(
            "serves-tls",
            "TLS is strict",
            Severity.ERROR,
            "Production checklist, TLS",
            "https://example.com/guidelines/#tls",
            Theme.SERVER,
            false,
            "It is asked.",
            "All.",
            Rule.Subject.STARTED_SERVER,
            true,
            List.of());
    static final List<Rule> RULES = List.of(PUBLISHED_KEY, SERVER_HEADER, DEFAULT_PORTS, JVM_MEMORY);

    public static final Finding KEY_IN_STORE = Finding.of(
            PUBLISHED_KEY,
            Location.of("repository/resources/security/wso2carbon.p12"),
            "The key wso2carbon is published.",
            "Run harden.");
    static final Finding KEY_IN_ARCHIVE = Finding.of(
            PUBLISHED_KEY,
            Location.of("repository/components/plugins/a b.jar!/wso2carbon.jks"),
            "The key wso2carbon is published.",
            "Run harden.");
    public static final Finding HEADER = Finding.of(
            SERVER_HEADER,
            Location.of("repository/conf/deployment.toml", 12),
            "The Server header says WSO2 Carbon Server.",
            "Set [transport.https.properties] server to a word that names nothing.");
    public static final Finding PORTS = Finding.of(
            DEFAULT_PORTS,
            Location.of("repository/conf/deployment.toml"),
            "The server listens on 9443.",
            "Let only the load balancer reach it.");

    public static final Finding OLD_TLS =
            Finding.of(SERVES_TLS, Location.of("port-9443"), "takes TLS 1.0.", "Set protocols.");

    static final Rule SECURITY_ADVISORIES = new Rule(
            "security-advisories",
            "The update level fixes all published security advisories",
            Severity.WARNING,
            "WSO2's security advisories",
            "https://example.com/guidelines/#advisories",
            Theme.BUNDLE,
            false,
            "Reported only.",
            "All.",
            Rule.Subject.DISTRIBUTION,
            true,
            List.of());
    public static final Finding CRITICAL =
            advisory(Severity.WARNING, "WSO2-2025-4494", OptionalDouble.of(9.8), "CVE-2025-9312", OptionalInt.of(23));
    public static final Finding HIGH =
            advisory(Severity.WARNING, "WSO2-2025-4603", OptionalDouble.of(8.4), "CVE-2025-10907", OptionalInt.empty());
    static final Finding MEDIUM =
            advisory(Severity.INFO, "WSO2-2025-4115", OptionalDouble.of(4.3), "CVE-2025-5605", OptionalInt.of(59));
    static final Finding SCORELESS =
            advisory(Severity.INFO, "WSO2-2026-5002", OptionalDouble.empty(), "", OptionalInt.of(9));

    private Samples() {}

    private static Finding advisory(Severity severity, String id, OptionalDouble cvss, String cves, OptionalInt level) {
        var advisory = new Advisory(
                id,
                LocalDate.of(2025, 11, 13),
                cvss.isEmpty() ? "not-applicable" : severity == Severity.WARNING ? "high" : "medium",
                cvss,
                cves.isEmpty() ? List.of() : List.of(cves),
                level,
                LocalDate.of(2026, 7, 1));
        return new Finding(
                SECURITY_ADVISORIES,
                severity,
                Location.of("bin/version.txt"),
                advisory.title() + " is open.",
                "Cure " + id + ".",
                Optional.empty(),
                Optional.of(advisory));
    }

    /** Four advisories, one of them let pass, and another finding. */
    public static AuditReport advisories(FailOn failOn) {
        var tool = report(failOn);
        return new AuditReport(
                tool.tool(),
                tool.version(),
                tool.distribution(),
                failOn,
                Stream.concat(RULES.stream(), Stream.of(SECURITY_ADVISORIES)).toList(),
                new Observations(
                        List.of(SCORELESS, MEDIUM.waivedFor("nobody asks"), HIGH, PORTS, CRITICAL),
                        List.of(),
                        List.of()),
                Optional.empty());
    }

    static Finding waived(Finding finding, String reason) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.location(),
                finding.message(),
                finding.cure(),
                Optional.of(reason));
    }

    public static AuditReport report(FailOn failOn, Finding... findings) {
        return new AuditReport(
                "is-hardening-maven-plugin",
                "1.0.0",
                new AuditedDistribution("WSO2 Identity Server", "7.1.0", "identity-server", "target/wso2is-7.1.0.zip"),
                failOn,
                RULES,
                new Observations(List.of(findings), List.of(), List.of()),
                Optional.empty());
    }

    /** A rule that asks somebody, one that can't be decided, one that does and finds, and one that passes. */
    public static AuditReport undecided() {
        var tool = report(FailOn.ERROR);
        return new AuditReport(
                tool.tool(),
                tool.version(),
                tool.distribution(),
                tool.failOn(),
                RULES,
                new Observations(
                        List.of(PORTS),
                        List.of(
                                new ByHand(
                                        DEFAULT_PORTS,
                                        Location.of("bin/wso2server.sh"),
                                        "Who reaches the port isn't known.",
                                        "Ask from outside."),
                                new ByHand(
                                        PUBLISHED_KEY,
                                        Location.of("repository/database/WSO2IDENTITY_DB.h2.db"),
                                        "The database may hold the key.",
                                        "Look in the console.")),
                        List.of(
                                new NotApplicable(JVM_MEMORY, "the distribution has no start script"),
                                new NotApplicable(DEFAULT_PORTS, "nobody hears this"))),
                Optional.empty());
    }

    /** A finding of each of this many rules. */
    public static AuditReport many(int count) {
        var tool = report(FailOn.ERROR);
        var rules = IntStream.range(0, count)
                .mapToObj(i -> new Rule(
                        "rule-%03d".formatted(i),
                        "It isn't so",
                        Severity.ERROR,
                        "Guideline",
                        "https://example.com/guidelines/",
                        Theme.WEB,
                        false,
                        "Reported only.",
                        "All.",
                        Rule.Subject.DISTRIBUTION,
                        true,
                        List.of()))
                .toList();
        return new AuditReport(
                tool.tool(),
                tool.version(),
                tool.distribution(),
                tool.failOn(),
                rules,
                new Observations(
                        rules.stream()
                                .map(rule -> Finding.of(rule, Location.of("a"), "It is so.", "Change it."))
                                .toList(),
                        List.of(),
                        List.of()),
                Optional.empty());
    }

    /** Nothing found in what reports call this. */
    public static AuditReport named(String name) {
        var tool = report(FailOn.ERROR);
        return new AuditReport(
                tool.tool(),
                tool.version(),
                new AuditedDistribution("WSO2 Identity Server", "7.1.0", name, "target/wso2is-7.1.0.zip"),
                tool.failOn(),
                RULES,
                Observations.none(),
                Optional.empty());
    }

    /** What a started server said, beside what its files say. */
    public static AuditReport started(Finding... findings) {
        return new AuditReport(
                "is-hardening-maven-plugin",
                "1.0.0",
                new AuditedDistribution("WSO2 Identity Server", "7.1.0", "identity-server", "target/wso2is-7.1.0.zip"),
                FailOn.ERROR,
                Stream.concat(RULES.stream(), Stream.of(STARTS, SERVES_TLS)).toList(),
                new Observations(List.of(findings), List.of(), List.of(new NotApplicable(STARTS, "nobody looked"))),
                Optional.of(new ServerTrial.Facts("Started twice on Java 17.", List.of("database", "mail"))));
    }

    /** One finding of every kind. */
    public static AuditReport full() {
        return full(FailOn.ERROR);
    }

    public static AuditReport full(FailOn failOn) {
        return report(failOn, PORTS, waived(HEADER, "behind a proxy (until 2027-03-31)"), KEY_IN_STORE, KEY_IN_ARCHIVE);
    }
}
