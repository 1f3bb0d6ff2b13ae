package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.SecretSetting;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StoreMention;
import io.github.ishardening.server.StoreMentions;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Reports configured accounts with publicly known passwords: the server's own, and those on other servers. */
record PublishedAccounts(Inspection inspection, Findings findings) {

    private static final String METRICS = "repository/conf/metrics.xml";
    private static final String GTALK = "XMPPPassword";
    /** The folder that {@code database-password} checks. */
    private static final String DATA_SOURCES = "/datasources/";

    private static final Pattern LITERAL = Pattern.compile(
            "<([A-Za-z][\\w.-]{0,60}?[Pp]assword|[Pp]assword)>\\s{0,9}+([^<>{}$\\s]{1,40}+)\\s{0,9}+</");
    /** Passwords of discontinued services: synchronization of servers via Subversion, and Google Talk. */
    private static final Set<String> UNUSED = Set.of("SvnPassword", GTALK);

    private static final String WHAT = "%s has a publicly known password.";

    /** Whether the effective value of a key is a publicly known password. */
    static boolean isPublished(Inspection inspection, String key) throws IOException {
        return inspection.secret(key).filter(PublishedPasswords::contains).isPresent();
    }

    private static Optional<Secret> published(Inspection inspection, String text) throws IOException {
        return inspection.passwords().resolve(text).filter(PublishedPasswords::contains);
    }

    /** Reports the accounts in {@code deployment.toml} and in the product's defaults. */
    void report() throws IOException {
        var said = reportSet();
        for (var value : inspection.rendered().values().entrySet()) {
            String key = value.getKey();
            if (!DefaultPassword.isAccount(key) || inspection.toml().has(key)) {
                continue;
            }
            var password = published(inspection, value.getValue());
            if (password.isEmpty()) {
                continue;
            }
            if (DefaultPassword.isOwn(inspection, key)) {
                own(key);
            } else if (!isOfDatabase(key) && !said.contains(password.get())) {
                var raw = RawSecret.of(key);
                findings.add(
                        Severity.INFO,
                        raw.isPresent() ? raw.get().at(inspection) : inspection.at(key),
                        WHAT.formatted(key) + " It is the product's default, and nothing here sets another.",
                        raw.isPresent()
                                ? "Set it before you use this feature, in plain text or as $env{NAME}: the server"
                                        + " reads %s unprocessed."
                                                .formatted(raw.get().fileName())
                                : "Set it before you use this feature.");
            }
        }
    }

    /** Reports the account with which API Manager sends its metrics, in a file that isn't rendered. */
    void reportMetrics() throws IOException {
        for (Element server : inspection.elements(METRICS, "//Reporting/DAS")) {
            String password = XmlFile.childText(server, "Password");
            if (PublishedPasswords.contains(password)) {
                boolean isOn = Boolean.parseBoolean(XmlFile.childText(server, "Enabled"));
                findings.addOfUser(
                        isOn ? Severity.WARNING : Severity.INFO,
                        Templates.origin(inspection.distribution(), METRICS, "<Password>" + password),
                        "the account for the metrics server has a publicly known password.",
                        isOn
                                ? "Change it on that server, then set it here."
                                : "Change it before you report metrics there; currently, none are reported.");
            }
        }
    }

    /** Reports the passwords that are hard-coded in templates, which no key changes. */
    void reportLiterals() throws IOException {
        var distribution = inspection.distribution();
        for (String path : inspection.rendered().paths()) {
            String template = Templates.of(path);
            if (path.endsWith(".xml") && !path.contains(DATA_SOURCES) && distribution.exists(template)) {
                byte[] content = distribution.read(template);
                String text = new XmlText(content).withoutComments();
                var lines = new LineCounter(text);
                var ofStores = StoreMentions.in(template, content).stream()
                        .map(StoreMention::start)
                        .collect(Collectors.toSet());
                for (var literal = LITERAL.matcher(text); literal.find(); ) {
                    if (PublishedPasswords.contains(literal.group(2))
                            && !UNUSED.contains(literal.group(1))
                            && !ofStores.contains(literal.start(2))) {
                        findings.addOfUser(
                                findings.severity(),
                                Location.of(template, lines.lineAt(literal.start())),
                                "<%s> has a publicly known password in the template itself."
                                        .formatted(literal.group(1)),
                                "Restore the template from the stock distribution, or refer to a key of"
                                        + " deployment.toml in it.");
                    }
                }
            }
        }
    }

    /** Reports the account for one-time passwords via Google Talk, which a template contains and no key sets. */
    void reportGoogleTalk() throws IOException {
        for (Element account : inspection.elements(ServerFiles.IDENTITY_XML, "//XMPPConfig")) {
            if (PublishedPasswords.contains(XmlFile.childText(account, GTALK))) {
                findings.add(
                        Severity.INFO,
                        Templates.origin(inspection.distribution(), ServerFiles.IDENTITY_XML, "<" + GTALK),
                        "the account for one-time passwords through Google Talk has a publicly known password.",
                        "Leave it: Google has discontinued that service, and no key changes the account.");
            }
        }
    }

    /**
     * Reports those in {@code deployment.toml}. Returns their passwords, since the mapper may copy them to other keys.
     */
    private Set<Secret> reportSet() throws IOException {
        var said = new HashSet<Secret>();
        for (SecretSetting setting : SecretSetting.of(inspection.toml())) {
            var password = published(inspection, inspection.value(setting.key()).orElse(setting.text()));
            if (password.isEmpty()
                    || !DefaultPassword.isAccount(setting.label())
                    || (setting.isValue() && isOfDatabase(setting.key()))) {
                continue;
            }
            if (DefaultPassword.isOwn(inspection, setting.key())) {
                own(setting.key());
            } else {
                said.add(password.get());
                findings.addOfUser(
                        Severity.WARNING,
                        inspection.at(setting.key()),
                        WHAT.formatted(setting.label()),
                        RawSecret.of(setting.key()).isPresent()
                                ? "Change it on that server, then set it here in plain text or as $env{NAME}."
                                : "Change it on that server, then add it to <secrets> and refer to it as"
                                        + " $secret{name}.");
            }
        }
        return said;
    }

    private void own(String key) {
        findings.add(inspection.at(key), WHAT.formatted(key), "Set a different password, as $secret{alias}.");
    }

    /** Whether a key is a data source's password, which {@code database-password} checks. */
    private boolean isOfDatabase(String key) throws IOException {
        String url = key.replaceFirst("[^.]+$", "url");
        var value = inspection.value(url);
        return value.isPresent()
                && inspection.dataSources().stream()
                        .anyMatch(source -> source.url().startsWith(value.get()));
    }
}
