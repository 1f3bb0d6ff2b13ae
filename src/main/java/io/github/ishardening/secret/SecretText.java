package io.github.ishardening.secret;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides whether a value in {@code deployment.toml} is a secret, by the name of its key, as in WSO2's configuration
 * catalogue, and by the value.
 */
public final class SecretText {

    /** Endings of the names of passwords, after removing word separators. */
    private static final Pattern PASSWORD =
            Pattern.compile(".*(password|passwd|passphrase|pwd|(?<!by|com|tres|sur|encom)pass|secret|credential)s?");
    /** Endings of the names of keys and tokens, or of their locations. */
    private static final Pattern KEY = Pattern.compile(
            ".*((api|secret|access|private|encryption|signing|auth|shared|master|account|totp|hmac|symmetric|subscription"
                    + "|license|licence|storage|onprem)key|(access|auth|refresh|bearer|api|security|session|secret|bot"
                    + "|onprem)token)s?|token");

    private static final Set<String> KEYS = Set.of("encryption.key", "encryption.oldkey", "apim.ai.key");
    /** Beginnings of the names of settings about passwords. */
    private static final Pattern VERB = Pattern.compile(
            "(?i)(is|has|enable|enabled|disable|show|hide|allow|require|force|ask|use|skip|ignore|mask|validate|check|encrypt"
                    + "|hash|reset|forgot|recover|change|update|preserve|persist|send|notify|expire|bypass)(?-i:[_A-Z-]).*");

    private static final Pattern FLAG = Pattern.compile(
            "(?i)true|false|yes|no|on|off|enabled?|disabled?|optional|required|none|null|-?[0-9]{1,5}(\\.[0-9]+)?(ms|[smhd%])?");
    private static final Pattern CLASS = Pattern.compile("(org|com|net|io)\\.[a-z0-9_]+\\.[\\w.$]+");
    /** A file or an address; Base64 may also start with a slash. */
    private static final Pattern PLACE = Pattern.compile(
            "(?i)[a-z][a-z0-9+.-]*://.*|\\.{0,2}/[\\w./-]+/[\\w.-]+\\.\\w{1,6}|/(etc|opt|home|usr|var|mnt|run|srv)/.*"
                    + "|repository/.*|\\$\\{carbon\\.home}.*|[\\w.-]+\\.(pem|key|jks|p12)");

    private static final Pattern REFERENCE = Pattern.compile("\\$(secret|ref|env|sys)?\\{[^{}]*}");

    /**
     * A text without an @ is matched as a whole, without a group; otherwise, the search for the @ would start again at
     * each of its characters.
     */
    private static final Pattern USER_INFO = Pattern.compile(
            "(?i)[a-z][a-z0-9+.:-]{0,40}://[^/\\s:@?#]*+:([^/\\s@]++)@|jdbc:oracle:\\w++:[^/@\\s:]++/(?:([^@\\s]++)@|[^@\\s]++)");

    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)(?<![\\w.-])(?:[\\w.-]{0,60}(?:password|passwd|pwd|secret|api_?key|accountkey|sharedaccesskey"
                    + "|(?:access|auth|sas)_?token)|pass|token)=((?:\\$\\w*+\\{[^{}]*+}|\\$|[^$&;,\\s)\"'}?*]++){1,100}+)");
    private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE KEY-----");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)(?:basic|bearer)\\s+((?=\\S*[0-9=.])[A-Za-z0-9+/._~=-]{8,})");

    private SecretText() {}

    /** Whether a key's name indicates a secret. */
    public static boolean isNamed(String key) {
        String name = key.substring(key.lastIndexOf('.') + 1).replaceAll("['\"]", "");
        String plain = plain(key);
        return KEYS.contains(plain)
                || (!VERB.matcher(name).matches()
                        && (PASSWORD.matcher(plain(name)).matches()
                                || KEY.matcher(plain(name)).matches()));
    }

    /** Whether the whole value of a key is a secret, or a reference to one. */
    public static boolean isSecret(String key, String text) {
        if (text.isBlank()) {
            return false;
        }
        boolean isNamed = isNamed(key)
                && !FLAG.matcher(text).matches()
                && !CLASS.matcher(text).matches()
                && (PASSWORD.matcher(plain(key)).matches()
                        || !PLACE.matcher(text).matches());
        return isNamed
                || PRIVATE_KEY.matcher(text).find()
                || AUTHORIZATION.matcher(text).matches();
    }

    /** The secrets within a value that isn't itself one: a user's password in a URL, and secrets in parameters. */
    public static Stream<String> within(String text) {
        return Stream.of(USER_INFO, PARAMETER)
                .flatMap(pattern -> pattern.matcher(text).results())
                .flatMap(found -> IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group))
                .filter(Objects::nonNull)
                .filter(found -> !FLAG.matcher(found).matches());
    }

    /** The text without references: the rest is in plain text. */
    public static String withoutReferences(String text) {
        return REFERENCE.matcher(text).replaceAll("");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "");
    }
}
