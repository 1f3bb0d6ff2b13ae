package io.github.ishardening.control.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.audit.Location;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A secret among the properties of an event publisher, an event receiver or a user store.
 *
 * @param name the property
 * @param text the secret itself or its ciphertext; must never be shown
 * @param isEncrypted whether the server reads the text as ciphertext
 * @param location where the text ends
 */
record DeployedSecret(String name, String text, boolean isEncrypted, Location location) {

    /** Returns all secrets in a file, from {@code property} in event publishers or {@code Property} in user stores. */
    static List<DeployedSecret> in(String path, Inspection inspection) throws IOException {
        var secrets = new ArrayList<DeployedSecret>();
        byte[] content = inspection.file(path).orElse(new byte[0]);
        for (String element : List.of("//property", "//Property")) {
            var lines = new Lines(path, new String(content, UTF_8));
            inspection.elements(path, element).stream()
                    .filter(DeployedSecret::isSecret)
                    .map(property -> of(property, lines))
                    .forEach(secrets::add);
        }
        return secrets;
    }

    private static DeployedSecret of(Element property, Lines lines) {
        String name = property.getAttribute("name");
        String text = property.getTextContent().strip();
        return new DeployedSecret(name, text, isEncrypted(property), lines.next(name, text));
    }

    private static boolean isSecret(Element property) {
        return isEncrypted(property)
                || property.getAttribute("name").toLowerCase(Locale.ROOT).contains("password");
    }

    private static boolean isEncrypted(Element property) {
        return Boolean.parseBoolean(property.getAttribute("encrypted"));
    }

    /** Omits the text. */
    @Override
    public String toString() {
        return name + " at " + location;
    }

    /** Finds the lines of properties, which the XML tree doesn't provide, in file order and in a single pass. */
    private static final class Lines {

        private final String path;
        private final String content;
        private final LineCounter counter;
        private int end;
        private boolean isLost;

        Lines(String path, String content) {
            this.path = path;
            this.content = content;
            this.counter = new LineCounter(content);
        }

        /** Returns the line of the next property, or just the file once a property isn't written as expected. */
        Location next(String name, String text) {
            if (isLost) {
                return Location.of(path);
            }
            var place = Pattern.compile("\\bname\\s*+=\\s*+[\"']%s[\"'][^<>]{0,1000}+>\\s*+%s"
                            .formatted(Pattern.quote(name), Pattern.quote(text)))
                    .matcher(content);
            isLost = !place.find(end);
            if (isLost) {
                return Location.of(path);
            }
            end = place.end();
            return Location.of(path, counter.lineAt(end));
        }
    }
}
