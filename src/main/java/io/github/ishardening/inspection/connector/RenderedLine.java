package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the line that sets a value: in {@code deployment.toml}, in a template, or in the rendered file. */
final class RenderedLine {

    private RenderedLine() {}

    /**
     * Where a key is set or, if it is unset or overridden by the template, where the template or file sets the value.
     *
     * @param key the dotted key of {@code deployment.toml}, or another name
     * @param path the file that the server will use
     * @param mark the beginning of the element in that file
     * @param text the text in or after the element's first line; empty if nothing is set
     */
    static Location of(Inspection inspection, String key, String path, String mark, Optional<String> text)
            throws IOException {
        boolean isSet = key.contains(".") && inspection.toml().has(key);
        if (isSet && isSaid(inspection, key, text)) {
            return inspection.at(key);
        }
        if (text.isPresent() && Templates.isRendered(inspection.distribution(), path)) {
            var inTemplate = Templates.origin(inspection.distribution(), path, text.get());
            if (inTemplate.line().isPresent()) {
                return inTemplate;
            }
        }
        if (isSet) {
            return inspection.at(key);
        }
        var content = inspection.file(path);
        return content.isEmpty()
                ? Location.of(path)
                : in(path, new String(content.get(), StandardCharsets.ISO_8859_1), mark, text.orElse(mark));
    }

    /** Whether the text, if it is a value between tags, contains the key's value. */
    private static boolean isSaid(Inspection inspection, String key, Optional<String> text) {
        var value = inspection.value(key);
        var between = text.filter(found -> found.startsWith(">"));
        return value.isEmpty() || between.isEmpty() || between.get().contains(value.get());
    }

    private static Location in(String path, String content, String mark, String text) {
        int element = content.indexOf(mark);
        int at = element < 0 ? -1 : content.indexOf(text, content.lastIndexOf('\n', element) + 1);
        if (at >= 0) {
            return Location.of(path, new LineCounter(content).lineAt(at));
        }
        return Location.of(path);
    }
}
