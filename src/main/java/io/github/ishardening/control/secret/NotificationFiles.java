package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.inspection.content.Leftover;
import io.github.ishardening.secret.SecretText;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds plain-text passwords in the two files for sending mail and messages. Servers without {@code deployment.toml}
 * have them nowhere else; others render the files from templates, which may contain a password themselves.
 */
final class NotificationFiles {

    private static final List<String> PATHS =
            List.of("repository/conf/identity/identity-event.properties", "repository/conf/output-event-adapters.xml");
    /** More bytes than any such file has. */
    private static final int LARGEST = 1 << 20;

    private static final Pattern PROPERTY =
            Pattern.compile("(?m)^[ \\t]*+(?<key>[\\w.-]{1,200}+)[ \\t]*+[=:][ \\t]*+(?<text>[^\\r\\n]{1,1000}+)$");
    private static final Pattern ELEMENT = Pattern.compile(
            "<[Pp]roperty\\s[^<>]{0,200}?\\b(?:key|name)\\s{0,9}=\\s{0,9}[\"'](?<key>[^\"'<>]{1,200}+)[\"']"
                    + "[^<>]{0,200}+>\\s{0,200}+(?<text>[^<>]{1,1000}+)</[Pp]roperty>");

    private static final String IN_RESULT = "Remove it: the server generates this file from deployment.toml.";
    private static final String IN_FILE = "Set it only on the server, and encrypt it with bin/ciphertool.sh.";
    private static final String IN_TEMPLATE =
            "Set it in deployment.toml as $secret{alias}, and make the template refer to that key.";

    private NotificationFiles() {}

    /** Returns all of them, except those that are also in {@code deployment.toml}. */
    static List<Leftover> leftovers(Distribution distribution) throws IOException {
        var leftovers = new ArrayList<Leftover>();
        String toml = text(distribution, ServerFiles.DEPLOYMENT_TOML);
        for (String path : PATHS) {
            boolean isMade = Templates.isRendered(distribution, path);
            find(distribution, path, toml, isMade ? IN_RESULT : IN_FILE, leftovers);
            if (isMade) {
                find(distribution, Templates.of(path), toml, IN_TEMPLATE, leftovers);
            }
        }
        return leftovers;
    }

    private static void find(Distribution distribution, String path, String toml, String cure, List<Leftover> leftovers)
            throws IOException {
        String content = text(distribution, path);
        Matcher setting = (path.contains(".xml") ? ELEMENT : PROPERTY).matcher(content);
        var lines = new LineCounter(content);
        while (setting.find()) {
            String key = setting.group("key");
            String text = setting.group("text").strip();
            int line = lines.lineAt(setting.start("text"));
            if (SecretText.isSecret(key, text) && isClear(text) && !toml.contains(text)) {
                leftovers.add(Leftover.error(Location.of(path, line), key + " is in plain text.", cure));
            }
        }
    }

    /** The XML era's cipher tool leaves a publicly known password or an alias in these files. */
    private static boolean isClear(String text) {
        return CommentedSecret.isClear(text) && !text.contains("{%") && !text.startsWith("secretAlias:");
    }

    private static String text(Distribution distribution, String path) throws IOException {
        if (!distribution.exists(path)) {
            return "";
        }
        try (var in = distribution.open(path)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }
}
