package io.github.ishardening.control.secret;

import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A commented-out secret in {@code deployment.toml}: unused, but readable.
 *
 * @param line its line, counted from 1
 * @param name its key
 */
public record CommentedSecret(int line, String name) {

    private static final Pattern SETTING =
            Pattern.compile("\\s*#[#\\s]*([\\w.'\"-]+)\\s*=\\s*(?:\"([^\"]*+)\"|'([^']*+)')\\s*(?:#.*)?");
    /** Placeholders that products and their documentation show as examples. */
    private static final Pattern EXAMPLE = Pattern.compile("(?i)x+|\\*+|\\.+|your.*|change.?me|[<\\[{(].*[>\\]})]");

    /** Returns all of them, in file order. */
    public static List<CommentedSecret> in(String toml) {
        var lines = toml.lines().toList();
        var found = new ArrayList<CommentedSecret>();
        for (int i = 0; i < lines.size(); i++) {
            var setting = SETTING.matcher(lines.get(i));
            if (setting.matches() && isSecret(setting.group(1), setting.group(setting.group(2) == null ? 3 : 2))) {
                found.add(new CommentedSecret(i + 1, setting.group(1)));
            }
        }
        return found;
    }

    private static boolean isSecret(String name, String text) {
        return (SecretText.isSecret(name, text) && isClear(text))
                || SecretText.within(text).anyMatch(CommentedSecret::isClear);
    }

    /** Whether a text contains a secret that isn't a reference, publicly known or an example. */
    static boolean isClear(String text) {
        return !SecretText.withoutReferences(text).isBlank()
                && !PublishedPasswords.contains(text)
                && !EXAMPLE.matcher(text).matches();
    }
}
