package io.github.ishardening.config;

import io.github.ishardening.certificate.HostName;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.AuditSettings;
import io.github.ishardening.request.DefaultCiphers;
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

/**
 * {@code <controls><settings>}: settings for controls.
 *
 * <pre>{@code
 * <controls>
 *   <settings>
 *     <ciphers>TLS_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384</ciphers>
 *     <heapMax>4096m</heapMax>
 *     <callbackUrls>
 *       <callbackUrl>https://app[.]example[.]com/callback</callbackUrl>
 *     </callbackUrls>
 *     <logSize>10MB</logSize>
 *     <logFiles>20</logFiles>
 *     <denyList>
 *       <service>CarbonAppUploader</service>
 *     </denyList>
 *     <gatewayHostname>gw.example.com</gatewayHostname>
 *     <namedGroups>X25519MLKEM768:x25519</namedGroups>
 *     <minimumUpdateLevel>23</minimumUpdateLevel>
 *   </settings>
 * </controls>
 * }</pre>
 */
public class SettingsParameter {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9 ._/-]+");
    private static final Pattern PROTOCOLS = Pattern.compile("\\+TLSv1\\.[23](?:,\\+TLSv1\\.[23])*+");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8} ?[KMG]B");
    private static final Pattern GROUPS = Pattern.compile("[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)*+");
    private static final Pattern SUITE = Pattern.compile("TLS_[A-Z0-9_]+");

    /** The {@code Server} header of HTTP responses; the default, {@code Server}, doesn't reveal the product. */
    private String serverHeader = "Server";

    /** TLS protocols in Tomcat's syntax; default {@code +TLSv1.2,+TLSv1.3}. Older versions aren't allowed. */
    private String protocols = "+TLSv1.2,+TLSv1.3";

    /** Cipher suites in order of preference, separated by commas; by default, those with GCM or ChaCha20 and ECDHE. */
    private String ciphers;

    /** Whether only suites with 256-bit keys are offered; default {@code false}. */
    private boolean strongOnly;

    /** Initial heap; default {@code 512m}. */
    private String heapMin = "512m";

    /** Maximum heap; default {@code 2048m}. */
    private String heapMax = "2048m";

    /**
     * How long browsers insist on HTTPS, in seconds; default 31536000, a year; minimum 86400, a day. Less than six
     * months, 15768000, is reported.
     */
    private int hstsMaxAge = HstsSettings.YEAR;

    /**
     * Whether browsers also insist on HTTPS for subdomains; default {@code false}. Subdomains without HTTPS become
     * unreachable.
     */
    private boolean hstsIncludeSubDomains;

    /**
     * Whether the domain may be added to browsers' HSTS preload list (hstspreload.org); default {@code false}. Requires
     * {@code hstsIncludeSubDomains} and an {@code hstsMaxAge} of a year, and is hard to undo.
     */
    private boolean hstsPreload;

    /** The minimum length of session IDs, in bytes; default 16. Longer IDs are kept. */
    private int sessionIdLength = WebSettings.defaults().sessionIdLength();

    /** The maximum idle time of sessions, in minutes; default 30. Shorter times are kept. */
    private int sessionTimeout = SignInSettings.defaults().sessionTimeout();

    /** Whether Identity Server locks accounts after failed logins; default {@code true}. */
    private boolean accountLocking = SignInSettings.defaults().accountLocking();

    /** Regular expressions of callback URLs that are allowed in addition to those of the server's own host. */
    private List<String> callbackUrls = List.of();

    /**
     * How to prevent forged log entries: {@code encode} line breaks in messages (default), add a random {@code uuid}
     * to every line, or {@code both}.
     */
    private String logForging = "encode";

    /**
     * The size at which a log file is rolled over, for example {@code 10MB}; default: as in {@code log4j2.properties}.
     */
    private String logSize;

    /** How many log files per day are kept; default: as in {@code log4j2.properties}. */
    private Integer logFiles;

    /**
     * Admin services to turn off, one {@code <service>} element each; by default, those that Identity Server 7.3 turns
     * off itself.
     */
    private List<String> denyList = WebSettings.defaults().denyList();

    /**
     * Whether SOAP admin services, including the Carbon console, remain on; default {@code true}. Versions that can't
     * turn them off are reported.
     */
    private boolean adminServices = true;

    /**
     * Whether the plain HTTP connector remains on; by default, it is turned off for new Identity Servers that support
     * this, and remains on otherwise.
     */
    private Boolean httpConnector;

    /**
     * The hostname of API Manager's gateway for clients, if it isn't {@code <hostname>}. If the tls certificate should
     * cover it, also add it to {@code <keystores><tls><subjectAlternativeNames>}.
     */
    private String gatewayHostname;

    /**
     * Key exchange groups for TLS in order of preference, separated by colons, for example {@code
     * X25519MLKEM768:x25519}, whose first group is post-quantum. Requires a version that supports them, and native
     * libraries built on the server; by default, none are set.
     */
    private String namedGroups;

    /** The minimum update level of the distribution; by default, any is accepted. */
    private Integer minimumUpdateLevel;

    /** How long before its expiry a certificate is reported, as an ISO 8601 period; default {@code P30D}. */
    private String expiringWithin = "P30D";

    /**
     * The checked settings.
     *
     * @throws ProblemException if a control can't write one of them
     */
    Settings toSettings() {
        var suites = ciphers == null ? DefaultCiphers.of(strongOnly) : List.of(ciphers.split("\\s*,\\s*"));
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
                        "must be a regular expression, but is %s: %s.".formatted(pattern, e.getDescription()));
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
                    "requires <hstsIncludeSubDomains>true</hstsIncludeSubDomains> and a <hstsMaxAge> of %s or more."
                            .formatted(HstsSettings.YEAR),
                    "Set them too, or remove it.");
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
                    where("expiringWithin"), "must not be negative, but is %s.".formatted(expiringWithin));
        }
        return new AuditSettings(
                minimumUpdateLevel == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(atLeast("minimumUpdateLevel", minimumUpdateLevel, 0)),
                within);
    }

    private static int atLeast(String name, int value, int floor) {
        if (value < floor) {
            throw new ProblemException(where(name), "must be %s or more, but is %s.".formatted(floor, value));
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
