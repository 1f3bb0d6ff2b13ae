package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Requires TLS for the log entries that are sent to other machines. Attributes and defaults are those of Log4j 2's
 * network appenders, and of {@code SecuredHttp}, which WSO2 added.
 */
@Guideline(
        id = "remote-log-without-tls",
        title = "Log entries are sent over TLS",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        address = OfficialPages.PRODUCT_LEVEL + "#tls",
        reportsOnly = true,
        hardening = """
            The audit checks the appenders of type `Http`, `SecuredHttp`, `Socket` and `Syslog` in \
            `log4j2.properties`. Use an `https:` URL, or `protocol = SSL`, with a truststore that trusts the log \
            server; also set `verifyHostName` to true in the `Ssl` component of `Socket` and `Syslog`, which Log4j \
            doesn't do by default. Log servers on the same machine aren't reported. The audit can't see a log server \
            that is configured in the Console at run time.""",
        nist = {"AU-9", "SC-8", "SC-8(1)"})
public final class RemoteLogWithoutTls extends Control {

    private static final Pattern HTTP = Pattern.compile("(?i)(Secured)?Http");

    /** The scheme, an account, the host and the port. */
    private static final Pattern URL =
            Pattern.compile("(?i)(https?)://(?:[^/?#@\\s]*+@)?+((\\[[^]\\s]*+]|[^/?#:\\s]++)(?::[0-9]++)?+).*+");

    private static final String TLS = "SSL";
    private static final String UNKNOWN = "${";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var unseen = new Unseen(inspection, findings);
        if (unseen.isThere(LogConfiguration.PATH)) {
            var log =
                    new LogConfiguration(inspection.file(LogConfiguration.PATH).orElseThrow());
            var names = log.networkAppenders();
            unseen.none("remote log server", names);
            for (String name : names) {
                String prefix = "appender." + name + ".";
                if (HTTP.matcher(log.get(prefix + "type").orElseThrow()).matches()) {
                    inspectUrl(log, prefix, findings);
                } else {
                    inspectSocket(log, prefix, findings);
                }
            }
        }
    }

    private static void inspectUrl(LogConfiguration log, String prefix, Findings findings) {
        String key = prefix + "url";
        var url = URL.matcher(log.get(key).orElse(""));
        if (!url.matches()) {
            findings.notApplicable("the value of %s isn't a URL that is known in this build".formatted(key));
        } else if (ServerHost.isLocal(url.group(3))) {
            return;
        } else if (url.group(1).equalsIgnoreCase("http")) {
            findings.add(log.at(key), sent(url.group(2), "without TLS"), "Use an https: URL.");
        } else if (log.get(prefix + "verifyHostname").orElse("").equalsIgnoreCase("false")) {
            findings.add(
                    log.at(prefix + "verifyHostname"),
                    sent(url.group(2), "over TLS, but the hostname in its certificate isn't verified"),
                    "Remove %sverifyHostname: the default is true.".formatted(prefix));
        }
    }

    private static void inspectSocket(LogConfiguration log, String prefix, Findings findings) {
        String host = log.get(prefix + "host").orElse(ServerHost.LOCALHOST);
        String protocol = log.get(prefix + "protocol").orElse("TCP");
        if (host.startsWith(UNKNOWN) || protocol.startsWith(UNKNOWN)) {
            findings.notApplicable("the values of %shost and protocol aren't known in this build".formatted(prefix));
        } else if (!protocol.equalsIgnoreCase(TLS) && !ServerHost.isLocal(host)) {
            findings.add(
                    log.at(log.get(prefix + "protocol").isPresent() ? prefix + "protocol" : prefix + "type"),
                    sent(host, "without TLS"),
                    "Set %sprotocol to %s, and configure an Ssl component.".formatted(prefix, TLS));
        }
    }

    private static String sent(String server, String how) {
        return "log entries are sent to %s %s.".formatted(server, how);
    }
}
