package io.github.ishardening.inspection.content;

import io.github.ishardening.audit.Location;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds passwords in an old copy of {@code deployment.toml}, or of a part of it: renamed, truncated, commented out, or
 * in another file. Therefore reads line by line, not as TOML.
 */
final class ConfigurationCopy {

    /** Tables with passwords, which distinguish a copy from other files. */
    static final List<String> TABLES = List.of(
            "[super_admin]",
            "[keystore.",
            "[truststore]",
            "[database.",
            "[encryption]",
            "[user_store]",
            "[[datasource]]",
            "[datasource.",
            "[output_adapter.",
            "[secrets]");

    /** More bytes than any {@code deployment.toml} has. */
    static final int LARGEST = 1 << 20;

    private static final Pattern TABLE = Pattern.compile("[\\s#+-]*+\\[{1,2}([\\w.\"' -]++)\\]{1,2}\\s*+(?:#.*)?");
    private static final Pattern SETTING =
            Pattern.compile("[\\s#+-]*+([\\w.\"'-]++)\\s*+=\\s*+(?:\"([^\"]++)\"|'([^']++)').*");
    private static final Pattern ELSEWHERE = Pattern.compile(".*(\\$\\w*\\{|\\{\\{|<).*");
    private static final Pattern TO_BE_ENCRYPTED = Pattern.compile("\\[(.*)]");
    private static final String SECRETS = "secrets.";

    private ConfigurationCopy() {}

    /** The finding for a file that contains passwords in plain text, other than publicly known ones. */
    static Optional<Leftover> in(String path, String text) {
        var keys = new ArrayList<String>();
        int first = 0;
        int number = 0;
        String table = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var header = TABLE.matcher(line);
            var setting = SETTING.matcher(line);
            if (header.matches()) {
                table = header.group(1).strip() + ".";
            } else if (setting.matches()) {
                String key = table + setting.group(1);
                String value = setting.group(2) != null ? setting.group(2) : setting.group(3);
                if (isClear(key, value)) {
                    first = keys.isEmpty() ? number : first;
                    keys.add(key);
                }
            }
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String others = keys.size() == 1 ? "" : " and %s more".formatted(keys.size() - 1);
        return Optional.of(Leftover.error(
                Location.of(path, first),
                "this file, a copy of deployment.toml, contains %s%s in plain text.".formatted(keys.get(0), others),
                "Remove it, and change its secrets wherever they are still in use."));
    }

    private static boolean isClear(String key, String value) {
        if (key.startsWith(SECRETS)) {
            var clear = TO_BE_ENCRYPTED.matcher(value);
            return clear.matches() && isPrivate(clear.group(1));
        }
        return SecretText.isSecret(key, value) && isPrivate(value);
    }

    private static boolean isPrivate(String value) {
        return !value.isBlank() && !ELSEWHERE.matcher(value).matches() && !PublishedPasswords.contains(value);
    }
}
