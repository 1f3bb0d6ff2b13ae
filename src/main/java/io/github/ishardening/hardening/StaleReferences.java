package io.github.ishardening.hardening;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reports what hardening left as it was although it names stores that are gone. */
final class StaleReferences {

    private static final String STOCK_ALIAS = "wso2carbon";

    private StaleReferences() {}

    /** Names the settings that point to what is gone, and for API Manager what isn't looked at. */
    static void report(Distribution distribution, Rendered rendered, UserLog progress) {
        List<String> gone = gone(distribution);
        rendered.values().forEach((key, value) -> {
            gone.stream()
                    .filter(value::endsWith)
                    .forEach(store -> progress.warn("%s still names %s, which is removed.".formatted(key, store)));
            if (value.equals(STOCK_ALIAS) && lastSegment(key).contains("alias")) {
                progress.warn("%s still names the alias %s, which no key has any more.".formatted(key, value));
            }
        });
        if (distribution.product().isApiManager()) {
            progress.info(
                    "API Manager: its key stores, truststore (with gateway_certificate_alias), aliases and the server"
                            + " settings in deployment.toml are hardened; what is [apim] there, and its gateways, portals and"
                            + " APIs, is left as it is.");
        }
    }

    /** Names the configuration files that nobody edited and that name what is gone, or the truststore. */
    static void reportFiles(Distribution distribution, String truststore, UserLog progress) throws IOException {
        List<String> gone = gone(distribution);
        for (String path : distribution.paths("repository/conf/")) {
            if (distribution.edits().containsKey(path)) {
                continue;
            }
            String text = new String(distribution.read(path), StandardCharsets.ISO_8859_1);
            gone.stream()
                    .filter(text::contains)
                    .forEach(store -> progress.warn("%s still names %s, which is removed.".formatted(path, store)));
            if (text.contains(truststore)) {
                progress.warn("%s names %s, which has another password now.".formatted(path, truststore));
            }
        }
    }

    /** The stores that were taken out. */
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
