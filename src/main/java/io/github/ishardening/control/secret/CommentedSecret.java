package io.github.ishardening.control.secret;

import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A secret that is commented out in {@code deployment.toml}: nobody uses it there, and everyone can read it.
 *
 * @param line its line, counted from 1
 * @param name the name that it has
 */
public record CommentedSecret(int line, String name) {

    private static final Pattern SETTING =
            Pattern.compile("\\s*#[#\\s]*([\\w.'\"-]+)\\s*=\\s*(?:\"([^\"]*+)\"|'([^']*+)')\\s*(?:#.*)?");
    /** What products and their documentation show as an example. */
    private static final Pattern EXAMPLE = Pattern.compile("(?i)x+|\\*+|\\.+|your.*|change.?me|[<\\[{(].*[>\\]})]");

    /** All of them, in the order of the file. */
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

    /** Whether a secret is in a text, and neither a reference to one, nor a published one, nor an example. */
    static boolean isClear(String text) {
        return !SecretText.withoutReferences(text).isBlank()
                && !PublishedPasswords.contains(text)
                && !EXAMPLE.matcher(text).matches();
    }
}
