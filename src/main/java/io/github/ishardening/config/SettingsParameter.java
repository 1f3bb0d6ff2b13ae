package io.github.ishardening.config;

import io.github.ishardening.certificate.HostName;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.AuditSettings;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.request.LogForgingMode;
import io.github.ishardening.request.LogSettings;
import io.github.ishardening.request.Settings;
import io.github.ishardening.request.SignInSettings;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.script.Heap;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code <controls><settings>}: what controls write where there is a choice. */
public class SettingsParameter {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9 ._/-]+");
    private static final Pattern PROTOCOLS = Pattern.compile("\\+TLSv1\\.[23](?:,\\+TLSv1\\.[23])*+");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8} ?[KMG]B");
    private static final Pattern GROUPS = Pattern.compile("[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)*+");
    private static final Pattern SUITE = Pattern.compile("TLS_[A-Z0-9_]+");

    private static final List<String> STRONG = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final List<String> RECOMMENDED = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    /** The {@code Server} header of HTTP responses; the default, {@code Server}, names no product. */
    private String serverHeader = "Server";

    /** TLS protocols in Tomcat's syntax; default {@code +TLSv1.2,+TLSv1.3}. Nothing older is taken. */
    private String protocols = "+TLSv1.2,+TLSv1.3";

    /** Cipher suites, the preferred first, separated by commas; by default those with GCM or ChaCha20 and ECDHE. */
    private String ciphers;

    /** Whether only suites with 256-bit keys are offered; default {@code false}. */
    private boolean strongOnly;

    /** Initial heap; default {@code 512m}. */
    private String heapMin = "512m";

    /** Largest heap; default {@code 2048m}. */
    private String heapMax = "2048m";

    /**
     * For how long browsers insist on HTTPS, in seconds; default 31536000, a year, and 86400, a day, at least. Less than six
     * months, 15768000, is reported.
     */
    private int hstsMaxAge = HstsSettings.YEAR;

    /**
     * Whether browsers insist on HTTPS for the hosts below this one too; default {@code false}. Without HTTPS on all of them
     * some can't be reached any more.
     */
    private boolean hstsIncludeSubDomains;

    /**
     * Whether the domain may be built into browsers (hstspreload.org); default {@code false}. Takes
     * {@code hstsIncludeSubDomains} and a {@code hstsMaxAge} of a year, and is hard to take back.
     */
    private boolean hstsPreload;

    /** The least length of session identifiers, in bytes; default 16. Longer ones stay. */
    private int sessionIdLength = WebSettings.defaults().sessionIdLength();

    /** After how many idle minutes a session ends at the latest; default 30. Shorter times stay. */
    private int sessionTimeout = SignInSettings.defaults().sessionTimeout();

    /** Whether Identity Server locks accounts after wrong passwords; default {@code true}. */
    private boolean accountLocking = SignInSettings.defaults().accountLocking();

    /** Regular expressions of callback URLs that are allowed besides those of the server's own host. */
    private List<String> callbackUrls = List.of();

    /**
     * How forged lines are kept out of log files: {@code encode} line breaks in messages (the default), add a random
     * {@code uuid} to every line, or {@code both}.
     */
    private String logForging = "encode";

    /** At which size a log file is rolled over, {@code 10MB} for instance; by default as the file says. */
    private String logSize;

    /** How many log files of a day are kept; by default as the file says. */
    private Integer logFiles;

    /** Admin services to switch off; by default those that Identity Server 7.3 switches off by itself. */
    private List<String> denyList = WebSettings.defaults().denyList();

    /**
     * Whether SOAP admin services stay, and the Carbon console with them; default {@code true}. Versions that can't do
     * without them are reported.
     */
    private boolean adminServices = true;

    /**
     * Whether the plain HTTP connector stays; by default it is switched off for new Identity Servers that can do without,
     * and stays elsewhere.
     */
    private Boolean httpConnector;

    /**
     * By which name clients find API Manager's gateway, where that isn't {@code <hostname>}. Where the tls certificate is
     * to be its own, name it in {@code <keystores><tls><subjectAlternativeNames>} too.
     */
    private String gatewayHostname;

    /**
     * Groups of key exchange for TLS, the preferred first, separated by colons: {@code X25519MLKEM768:x25519} resists
     * quantum computers. For versions that know them, with native libraries that are built on the server; by default none
     * are set.
     */
    private String namedGroups;

    /** The update level below which a distribution isn't good enough; by default any is. */
    private Integer minimumUpdateLevel;

    /** How long before its end a certificate is reported, as an ISO 8601 period; default {@code P30D}. */
    private String expiringWithin = "P30D";

    /**
     * The checked settings.
     *
     * @throws ProblemException if one of them is not what its control can write
     */
    Settings toSettings() {
        var suites = ciphers == null ? (strongOnly ? STRONG : RECOMMENDED) : List.of(ciphers.split("\\s*,\\s*"));
        suites.forEach(suite -> check("ciphers", suite, SUITE, "a TLS cipher suite such as TLS_AES_256_GCM_SHA384"));
        return new Settings(
                check("serverHeader", serverHeader, HEADER, "letters, digits, spaces and . _ / -"),
                check("protocols", protocols, PROTOCOLS, "+TLSv1.2,+TLSv1.3 or one of the two"),
                suites,
                Optional.ofNullable(namedGroups)
                        .map(groups -> check("namedGroups", groups, GROUPS, "names of groups separated by colons")),
                Heap.of("<controls><settings><heapMin>", heapMin, heapMax),
                web(),
                new SignInSettings(atLeast("sessionTimeout", sessionTimeout, 1), accountLocking),
                log(),
                audit());
    }

    private WebSettings web() {
        for (String pattern : callbackUrls) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new ProblemException(
                        where("callbackUrls"),
                        "must be a regular expression, was %s: %s.".formatted(pattern, e.getDescription()));
            }
        }
        int least = WebSettings.defaults().sessionIdLength();
        return new WebSettings(
                hsts(),
                atLeast("sessionIdLength", sessionIdLength, least),
                callbackUrls,
                denyList,
                adminServices,
                Optional.ofNullable(httpConnector),
                Optional.ofNullable(gatewayHostname).map(name -> HostName.require(where("gatewayHostname"), name)));
    }

    private HstsSettings hsts() {
        var hsts = new HstsSettings(
                atLeast("hstsMaxAge", hstsMaxAge, HstsSettings.LEAST_AGE), hstsIncludeSubDomains, hstsPreload);
        if (hsts.preload() && !(hsts.includeSubDomains() && hsts.maxAge() >= HstsSettings.YEAR)) {
            throw new ProblemException(
                    where("hstsPreload"),
                    "requires <hstsIncludeSubDomains>true and a <hstsMaxAge> of %d or more."
                            .formatted(HstsSettings.YEAR),
                    "Set them too, or leave it out.");
        }
        return hsts;
    }

    private LogSettings log() {
        return new LogSettings(
                Choice.of(where("logForging"), logForging, LogForgingMode.class),
                Optional.ofNullable(logSize).map(size -> check("logSize", size, SIZE, "a size such as 10MB")),
                logFiles == null ? OptionalInt.empty() : OptionalInt.of(atLeast("logFiles", logFiles, 1)));
    }

    private AuditSettings audit() {
        Period within = Periods.parse(where("expiringWithin"), expiringWithin);
        if (within.isNegative()) {
            throw new ProblemException(
                    where("expiringWithin"), "must not be negative, was %s.".formatted(expiringWithin));
        }
        return new AuditSettings(
                minimumUpdateLevel == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(atLeast("minimumUpdateLevel", minimumUpdateLevel, 0)),
                within);
    }

    private static int atLeast(String name, int value, int floor) {
        if (value < floor) {
            throw new ProblemException(where(name), "must be %d or more, was %d.".formatted(floor, value));
        }
        return value;
    }

    private static String where(String name) {
        return "<controls><settings><" + name + ">";
    }

    private static String check(String name, String value, Pattern pattern, String expected) {
        return Syntax.require(where(name), value, pattern, expected);
    }
}
