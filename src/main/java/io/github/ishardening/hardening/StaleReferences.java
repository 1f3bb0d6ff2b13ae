package io.github.ishardening.hardening;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StoreMention;
import io.github.ishardening.server.StoreMention.Part;
import io.github.ishardening.server.StoreMentions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Reports remaining references to stores that hardening removed. */
final class StaleReferences {

    private static final String STOCK_ALIAS = "wso2carbon";

    private StaleReferences() {}

    /** Warns of settings, and of files that aren't generated from settings, that refer to a removed store or alias. */
    static void report(Distribution distribution, Rendered rendered, UserLog progress) throws IOException {
        List<String> gone = gone(distribution);
        rendered.values().forEach((key, value) -> {
            gone.stream()
                    .filter(value::endsWith)
                    .forEach(store ->
                            progress.warn("%s still refers to %s, which has been removed.".formatted(key, store)));
            if (value.equals(STOCK_ALIAS) && lastSegment(key).contains("alias")) {
                progress.warn("%s still refers to the alias %s, which no longer exists.".formatted(key, value));
            }
        });
        reportFiles(distribution, progress);
    }

    /**
     * Warns of such files only, and of those that refer to the truststore but weren't edited to use its new password.
     */
    static void reportFiles(Distribution distribution, String truststore, UserLog progress) throws IOException {
        reportFiles(distribution, progress);
        for (StoreMention mention : StoreMentions.of(distribution)) {
            if (mention.part() == Part.FILE
                    && mention.fileName().equals(truststore)
                    && !distribution.edits().containsKey(mention.path())) {
                progress.warn("%s refers to %s, whose password has changed."
                        .formatted(mention.location(), mention.fileName()));
            }
        }
    }

    private static void reportFiles(Distribution distribution, UserLog progress) throws IOException {
        List<String> gone = gone(distribution);
        for (StoreMention mention : StoreMentions.of(distribution)) {
            if (mention.part() == Part.FILE && gone.contains(mention.fileName())) {
                progress.warn("%s still refers to %s, which has been removed."
                        .formatted(mention.location(), mention.fileName()));
            }
        }
    }

    /** The names of the removed stores. */
    private static List<String> gone(Distribution distribution) {
        return distribution.edits().entrySet().stream()
                .filter(edit ->
                        edit.getValue() == Change.DELETED && edit.getKey().startsWith(ServerFiles.SECURITY))
                .map(edit -> edit.getKey().substring(ServerFiles.SECURITY.length()))
                .toList();
    }

    private static String lastSegment(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
