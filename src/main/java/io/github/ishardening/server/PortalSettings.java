package io.github.ishardening.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.json.Jackson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of an API Manager portal: JSON since 4.2, before that a JavaScript object, which is parsed as far as it
 * resembles JSON, and never executed. An edit preserves all bytes around it.
 */
public final class PortalSettings {

    private static final String PORTAL = "/(?:admin|devportal|publisher)/site/public/(?:conf|theme)/settings";
    private static final Pattern FILE = Pattern.compile(
            "repository/deployment/server/(?:webapps" + PORTAL + "\\.json|jaggeryapps" + PORTAL + "\\.js)");
    private static final String CUSTOM_URL = "app.customUrl";
    private static final String ALLOWED = "allowedHosts";
    private static final String ORIGIN = "app.origin.host";

    /**
     * Accepts in such files what the portals' own parser, Gson, accepts, but rejects duplicate keys, which are
     * ambiguous.
     */
    private static final JsonFactory LENIENT = Jackson.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * A value: its start and end, and its text, or those of its elements.
     *
     * @param firstMember the start of an object's first member, or its closing brace if it is empty; -1 if it isn't an
     *     object
     */
    private record Value(int start, int end, int firstMember, List<String> texts) {}

    private final String path;
    private final String text;
    private final Map<String, Value> values;

    private PortalSettings(String path, String text, Map<String, Value> values) {
        this.path = path;
        this.text = text;
        this.values = values;
    }

    /** Reads the settings of all portals in a distribution. */
    public static List<PortalSettings> of(Distribution distribution) throws IOException {
        var portals = new ArrayList<PortalSettings>();
        for (String path : distribution.paths("repository/deployment/server/")) {
            if (FILE.matcher(path).matches() && !Templates.isRendered(distribution, path)) {
                portals.add(parse(path, distribution.read(path)));
            }
        }
        return portals;
    }

    static PortalSettings parse(String path, byte[] content) {
        // Latin-1 maps every byte to a character and back, whatever the actual encoding of the file.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Map<String, Value> values = new HashMap<>();
        int start = start(text);
        try (JsonParser json = LENIENT.createParser(text.substring(start).toCharArray())) {
            json.nextToken();
            read(json, start, "", values);
        } catch (IOException e) {
            values.clear();
        }
        return new PortalSettings(path, text, values);
    }

    /** The start of the first object, after comments and the variable it is assigned to; the end if there is none. */
    private static int start(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '{') {
            if (text.startsWith("//", at)) {
                at = behind(text, "\n", at);
            } else if (text.startsWith("/*", at)) {
                at = behind(text, "*/", at);
            } else {
                at++;
            }
        }
        return at;
    }

    private static int behind(String text, String end, int from) {
        int at = text.indexOf(end, from + 2);
        return at < 0 ? text.length() : at + end.length();
    }

    /** Reads the value that begins at the current token. Jackson limits the depth. */
    private static void read(JsonParser json, int base, String key, Map<String, Value> values) throws IOException {
        int start = base + (int) json.currentTokenLocation().getCharOffset();
        boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
        int firstMember = -1;
        var texts = new ArrayList<String>();
        if (isObject) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                int member = base + (int) json.currentTokenLocation().getCharOffset();
                firstMember = firstMember < 0 ? member : firstMember;
                String name = json.currentName();
                json.nextToken();
                read(json, base, key.isEmpty() ? name : key + "." + name, values);
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken().isScalarValue()) {
                    texts.add(json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } else {
            texts.add(json.getText());
        }
        int end = base + (int) json.currentLocation().getCharOffset();
        values.put(key, new Value(start, end, isObject && firstMember < 0 ? end - 1 : firstMember, texts));
    }

    /** The path of the file. */
    public String path() {
        return path;
    }

    /** Whether the file contains the portal's {@code customUrl}; false if the file can't be parsed. */
    public boolean isReadable() {
        return values.containsKey(CUSTOM_URL) && values.get(CUSTOM_URL).firstMember() >= 0;
    }

    /** Whether the portal reads its own address from a request header, which a proxy sets. */
    public boolean isBehindProxy() {
        return texts(CUSTOM_URL + ".enabled").equals(List.of("true"));
    }

    /** The name of that header; empty if it isn't set. */
    public String header() {
        return String.join("", texts(CUSTOM_URL + ".forwardedHeader"));
    }

    /** The hosts that the header may contain; if empty, any. */
    public List<String> allowedHosts() {
        return texts(CUSTOM_URL + "." + ALLOWED);
    }

    /** The host by which the portal itself calls the server. */
    public Optional<String> origin() {
        return texts(ORIGIN).stream().findFirst();
    }

    /** Whether the portal's pages check the allowed hosts, as they have done since the update for WSO2-2025-4829. */
    public boolean heedsAllowedHosts(Distribution distribution) throws IOException {
        String pages = path.substring(0, path.indexOf("site/public/")) + "services/";
        for (String page : distribution.paths(pages)) {
            if ((page.endsWith(".jsp") || page.endsWith(".jag"))
                    && new String(distribution.read(page), StandardCharsets.ISO_8859_1).contains(ALLOWED)) {
                return true;
            }
        }
        return false;
    }

    /** The location of the portal's {@code customUrl}. */
    public Location customUrl() {
        return at(CUSTOM_URL);
    }

    /** The location of the host that the portal calls. */
    public Location originHost() {
        return at(ORIGIN);
    }

    private Location at(String key) {
        return Location.of(path, new LineCounter(text).lineAt(values.get(key).start()));
    }

    /** The file with this host as the only one that the header may contain. */
    public byte[] allowing(String host) {
        String list = "[\"%s\"]".formatted(host);
        Value present = values.get(CUSTOM_URL + "." + ALLOWED);
        if (present != null) {
            return with(present.start(), present.end(), list);
        }
        int place = values.get(CUSTOM_URL).firstMember();
        boolean isFirst = text.charAt(place) == '}';
        return with(place, place, "\"%s\": %s%s".formatted(ALLOWED, list, isFirst ? "" : "," + spacing(place)));
    }

    /** The file with this host as the one that the portal calls. */
    public byte[] calling(String host) {
        Value present = values.get(ORIGIN);
        return with(present.start(), present.end(), "\"%s\"".formatted(host));
    }

    /** The whitespace before the next member in the style of the file: a line break and the same indentation. */
    private String spacing(int place) {
        int line = text.lastIndexOf('\n', place - 1);
        String indent = text.substring(line + 1, place);
        if (line < 0 || !indent.isBlank()) {
            return " ";
        }
        return (text.startsWith("\r", line - 1) ? "\r\n" : "\n") + indent;
    }

    private byte[] with(int start, int end, String replacement) {
        return (text.substring(0, start) + replacement + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> texts(String key) {
        Value value = values.get(key);
        return value == null ? List.of() : value.texts();
    }
}
