package io.github.ishardening.server;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.server.StoreMention.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds hard-coded stores in the XML and properties files of a distribution: in those that the server reads unchanged,
 * and in the templates of those that it renders. Values from {@code deployment.toml} aren't hard-coded, and comments
 * are ignored.
 */
public final class StoreMentions {

    private static final Pattern READ = Pattern.compile("(?i).+\\.(?:xml|properties)(?:\\.j2)?");

    /** Larger than any file that configures a server. */
    public static final long LARGEST = 4 << 20;

    /** Larger than all such files of any product together. */
    private static final long ALL = 256 << 20;

    /** Few files refer to a store at all. */
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(?:jks|p12|pfx|pkcs12)");

    private static final Pattern STORE = Pattern.compile(
            "(?i)(?:\\$\\{carbon\\.home\\}/|\\./)?+((?:[\\w.-]{1,60}/){0,8}[\\w.-]{1,80}\\.(?:jks|p12|pfx|pkcs12))");

    private static final Pattern ELEMENT =
            Pattern.compile("<([A-Za-z][\\w:.-]{0,80}+)(\\s[^<>]{0,500}+)?+>([^<>]{0,300}+)</\\1\\s{0,9}+>");
    private static final Pattern NAME = Pattern.compile("\\bname\\s{0,9}+=\\s{0,9}+\"([^\"]{0,200}+)\"");
    private static final Pattern TAG = Pattern.compile("<[A-Za-z][^<>]{0,4000}+>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w:.-]{1,80}+)\\s{0,9}+=\\s{0,9}+\"([^\"<>]{0,300}+)\"");
    private static final Pattern PROPERTY =
            Pattern.compile("(?m)^[ \\t]*+([\\w.-]{1,120}+)[ \\t]*+[=:]([^\\r\\n]{1,500}+)$");
    private static final Pattern PASSWORD = Pattern.compile("(?i).*pass.*");
    private static final Pattern PASSWORD_OF_STORE = Pattern.compile("(?i)(?=.*(?:store|ssl|cert)).*pass.*");
    private static final int VALUE = 3;
    private static final Pattern TYPE = Pattern.compile("(?i)jks|pkcs12");

    private final List<Found> found = new ArrayList<>();

    private StoreMentions() {}

    /** All mentions, by file. */
    public static List<StoreMention> of(Distribution distribution) throws IOException {
        var found = new ArrayList<StoreMention>();
        for (String path : bySize(distribution).get(true)) {
            found.addAll(in(path, distribution.read(path)));
        }
        return found;
    }

    /** The files that aren't read because they, alone or with those before them, are too large for configuration. */
    public static List<String> unread(Distribution distribution) throws IOException {
        return bySize(distribution).get(false);
    }

    /** Groups the files by whether they are read. */
    private static Map<Boolean, List<String>> bySize(Distribution distribution) throws IOException {
        Map<Boolean, List<String>> files = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
        long left = ALL;
        for (String path : distribution.paths()) {
            if (isRead(distribution, path)) {
                long size = distribution.size(path);
                boolean fits = size <= Math.min(LARGEST, left);
                files.get(fits).add(path);
                left -= fits ? size : 0;
            }
        }
        return files;
    }

    /** Excludes what the server never reads: rendered files, which each start overwrites, and their former versions. */
    private static boolean isRead(Distribution distribution, String path) {
        return READ.matcher(path).matches()
                && !path.startsWith(ServerFiles.BACKUP)
                && !Templates.isRendered(distribution, path);
    }

    /** The mentions in one file. */
    public static List<StoreMention> in(String path, byte[] content) {
        var mentions = new StoreMentions();
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!ENDING.matcher(text).find()) {
            return List.of();
        }
        if (path.toLowerCase(Locale.ROOT).contains(".properties")) {
            mentions.take(all(PROPERTY.matcher(text)), PASSWORD_OF_STORE);
        } else {
            mentions.takeXml(new XmlText(content).withoutComments());
        }
        var lines = new LineCounter(text);
        return mentions.found.stream()
                .sorted(Comparator.comparing(found -> found.said().start()))
                .map(found -> found.in(path, lines))
                .toList();
    }

    private record Found(Said said, Part part, String store) {
        StoreMention in(String path, LineCounter lines) {
            return new StoreMention(path, lines.lineAt(said.start()), part, store, said.value(), said.start());
        }
    }

    /** A text with its name. */
    private record Said(String name, String value, int start) {
        boolean isTrust() {
            return (name + value).toLowerCase(Locale.ROOT).contains("trust");
        }

        Optional<String> store() {
            var matcher = STORE.matcher(value);
            return matcher.matches()
                    ? Optional.of(matcher.group(1).contains("/") ? matcher.group(1) : ServerFiles.SECURITY + value)
                    : Optional.empty();
        }
    }

    private static Said said(MatchResult found, String name, int group) {
        String value = found.group(group);
        int blanks = value.length() - value.stripLeading().length();
        return new Said(name, value.strip(), found.start(group) + blanks);
    }

    private static List<Said> all(Matcher matcher) {
        return matcher.results().map(found -> said(found, found.group(1), 2)).toList();
    }

    private void takeXml(String text) {
        takeElements(text);
        TAG.matcher(text)
                .results()
                .forEach(tag -> take(all(ATTRIBUTE.matcher(text).region(tag.start(), tag.end())), PASSWORD));
    }

    /** Consecutive elements with no other tag between them belong to one store, or to a keystore and its truststore. */
    private void takeElements(String text) {
        var together = new ArrayList<Said>();
        int end = 0;
        for (var elements = ELEMENT.matcher(text); elements.find(); end = elements.end()) {
            if (text.substring(end, elements.start()).contains("<")) {
                take(together, PASSWORD);
                together.clear();
            }
            var name = NAME.matcher(elements.group(2) == null ? "" : elements.group(2));
            together.add(said(elements.toMatchResult(), name.find() ? name.group(1) : elements.group(1), VALUE));
        }
        take(together, PASSWORD);
    }

    private void take(List<Said> together, Pattern password) {
        var stores = together.stream().filter(said -> said.store().isPresent()).toList();
        if (stores.isEmpty()) {
            return;
        }
        Said any = stores.get(0);
        Said trusted = stores.stream().filter(Said::isTrust).findFirst().orElse(any);
        Said own = stores.stream().filter(store -> !store.isTrust()).findFirst().orElse(any);
        for (Said said : together) {
            Said beside = said.isTrust() ? trusted : own;
            Said of = said.store().isPresent() ? said : beside;
            part(said, password)
                    .ifPresent(
                            part -> found.add(new Found(said, part, of.store().orElseThrow())));
        }
    }

    private static Optional<Part> part(Said said, Pattern password) {
        if (said.store().isPresent()) {
            return Optional.of(Part.FILE);
        }
        String name = said.name().toLowerCase(Locale.ROOT);
        if (password.matcher(name).matches()) {
            return Optional.of(Part.PASSWORD);
        }
        if (name.contains("alias")) {
            return Optional.of(Part.ALIAS);
        }
        return name.contains("type") && TYPE.matcher(said.value()).matches()
                ? Optional.of(Part.TYPE)
                : Optional.empty();
    }
}
