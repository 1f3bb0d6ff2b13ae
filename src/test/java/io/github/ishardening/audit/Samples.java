package io.github.ishardening.audit;

import java.util.List;
import java.util.Optional;

/** Rules, findings and reports for tests. */
public final class Samples {

    public static final Rule PUBLISHED_KEY = new Rule(
            "published-key",
            "No key that WSO2 publishes is in use",
            Severity.ERROR,
            "Security guidelines, keystores",
            "https://example.com/guidelines/#keystores",
            "Hardening removes `wso2carbon.p12`.",
            "All.");
    public static final Rule SERVER_HEADER = new Rule(
            "server-header",
            "Responses do not name the product",
            Severity.WARNING,
            "Security guidelines, headers",
            "https://example.com/guidelines/#headers",
            "Hardening sets it.",
            "All.");
    static final Rule DEFAULT_PORTS = new Rule(
            "default-ports",
            "The ports are chosen knowingly",
            Severity.INFO,
            "Production checklist, ports",
            "https://example.com/guidelines/#ports",
            "Reported only.",
            "All.");
    static final Rule JVM_MEMORY = new Rule(
            "jvm-memory",
            "The heap fits production",
            Severity.WARNING,
            "Production checklist, JVM",
            "https://example.com/guidelines/#jvm",
            "Hardening sets it.",
            "All.");
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
    static final Finding PORTS = Finding.of(
            DEFAULT_PORTS,
            Location.of("repository/conf/deployment.toml"),
            "The server listens on 9443.",
            "Let only the load balancer reach it.");

    private Samples() {}

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
                new AuditedDistribution("WSO2 Identity Server", "7.1.0", "target/wso2is-7.1.0.zip"),
                failOn,
                RULES,
                new Observations(List.of(findings), List.of(), List.of()));
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
                                new NotApplicable(DEFAULT_PORTS, "nobody hears this"))));
    }

    /** One finding of every kind. */
    public static AuditReport full() {
        return full(FailOn.ERROR);
    }

    public static AuditReport full(FailOn failOn) {
        return report(failOn, PORTS, waived(HEADER, "behind a proxy (until 2027-03-31)"), KEY_IN_STORE, KEY_IN_ARCHIVE);
    }
}
