package io.github.ishardening;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the source of a nested parameter's class says of it: the manual of the elements that it takes.
 *
 * @param type the class
 * @param about its comment as Markdown, without the example
 * @param example the example in its comment
 * @param elements those that it adds to what its superclass takes, in the order of the source
 */
record ParameterBean(Class<?> type, String about, String example, List<Element> elements) {

    private static final Path SOURCES = Path.of("src/main/java/io/github/ishardening/config");
    private static final String SUFFIX = "Parameter";
    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public class", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)}</pre>", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:private [A-Za-z<>]+ ([A-Za-z]\\w*)(?: =|;)|public void add([A-Z]\\w*)\\()",
            Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("`((?:<\\w+>)+)`");

    private static final Pattern EACH = Pattern.compile("one `<(\\w+)>` element each");

    /**
     * An element of a bean.
     *
     * @param name its name
     * @param key its class and name
     * @param type what it takes
     * @param isAdded whether it may be there more than once
     * @param holds its comment as Markdown in one line
     * @param preset what it is where the user says nothing, if that is a text, a number or a switch
     */
    record Element(String name, String key, Type type, boolean isAdded, String holds, Optional<String> preset) {

        /** Whether the comment says that it has to be there wherever its parent is. */
        boolean isRequired() {
            return holds.contains("(required)");
        }

        /** What it is a list of, if it is one. */
        Optional<Class<?>> listed() {
            return type instanceof ParameterizedType list
                    ? Optional.of((Class<?>) list.getActualTypeArguments()[0])
                    : Optional.empty();
        }

        /** What is to be called as the elements of a list of texts, for which any name would do. */
        String nameOfListed() {
            var said = EACH.matcher(holds);
            return said.find() ? said.group(1) : name.replaceFirst("s$", "");
        }

        /** What it takes, in a word or two of Markdown. */
        String kind() {
            return listed().map(one -> isBean(one) ? "list of " + link(one) : "list of strings")
                    .orElseGet(() -> kind((Class<?>) type));
        }

        private String kind(Class<?> simple) {
            if (isBean(simple)) {
                return link(simple);
            }
            if (simple == File.class) {
                return "file";
            }
            if (Place.SWITCHES.contains(simple)) {
                return "boolean";
            }
            return Place.NUMBERS.contains(simple)
                    ? "number"
                    : ChoiceWords.of(key).isEmpty() ? "string" : "keyword";
        }

        private static String link(Class<?> bean) {
            return "[%s](#%s)".formatted(title(bean), anchor(bean));
        }
    }

    /** Those of all nested parameters, in the order of the alphabet. */
    static List<ParameterBean> all() throws IOException {
        try (var files = Files.list(SOURCES)) {
            var beans = new ArrayList<ParameterBean>();
            for (Path source : files.filter(file -> file.toString().endsWith(SUFFIX + ".java"))
                    .sorted()
                    .toList()) {
                beans.add(read(source));
            }
            return beans;
        }
    }

    /** Whether this is the class of a nested parameter. */
    static boolean isBean(Class<?> type) {
        return type.getSimpleName().endsWith(SUFFIX);
    }

    /** {@code Certificate authority} of {@code CertificateAuthorityParameter}. */
    static String title(Class<?> bean) {
        String words = words(bean);
        return (words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT))
                .replace("Hand over", "Handover")
                .replace("tls", "TLS");
    }

    /** Where its section is in the page of nested parameters: {@code certificate-authority}. */
    static String anchor(Class<?> bean) {
        return words(bean).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String words(Class<?> bean) {
        return bean.getSimpleName().replace(SUFFIX, "").replaceAll("(?<=.)([A-Z])", " $1");
    }

    String title() {
        return title(type);
    }

    /** One of the places where it stands, from the top: the names of the elements. */
    List<String> path() {
        var path = PATH.matcher(about);
        if (!path.find()) {
            throw new AssertionError(type + " doesn't say where it stands");
        }
        return List.of(path.group(1).replaceAll("^<|>$", "").split("><", -1));
    }

    /** The nested parameter whose elements this one takes too. */
    Optional<Class<?>> base() {
        return type.getSuperclass() == Object.class ? Optional.empty() : Optional.of(type.getSuperclass());
    }

    private static ParameterBean read(Path file) throws IOException {
        String source = Files.readString(file);
        var comment = COMMENT.matcher(source);
        String text = comment.find() ? unstarred(comment.group(1)) : "";
        var example = EXAMPLE.matcher(text);
        Class<?> type = type(file);
        Map<String, Object> presets = presets(type);
        return new ParameterBean(
                type,
                markdown(EXAMPLE.matcher(text).replaceAll("")),
                example.find() ? example.group(1) : "",
                MEMBER.matcher(source)
                        .results()
                        .map(member -> member.group(2) == null
                                ? added(type, member.group(3), markdown(unstarred(member.group(1))))
                                : element(type, member.group(2), markdown(unstarred(member.group(1))), presets))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toList()));
    }

    private static Class<?> type(Path file) {
        try {
            return Class.forName("io.github.ishardening.config."
                    + file.getFileName().toString().replace(".java", ""));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> presets(Class<?> type) {
        try {
            Object unset = type.getConstructor().newInstance();
            var presets = new HashMap<String, Object>();
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                presets.put(field.getName(), field.get(unset));
            }
            return presets;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Optional<Element> element(Class<?> type, String name, String holds, Map<String, Object> presets) {
        try {
            Field field = type.getDeclaredField(name);
            if (Modifier.isTransient(field.getModifiers())) {
                return Optional.empty();
            }
            boolean isValue = field.getType() == String.class
                    || Place.NUMBERS.contains(field.getType())
                    || Place.SWITCHES.contains(field.getType());
            return Optional.of(new Element(
                    name,
                    type.getSimpleName() + "." + name,
                    field.getGenericType(),
                    false,
                    holds,
                    Optional.ofNullable(presets.get(name))
                            .filter(preset -> isValue)
                            .map(Object::toString)));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Element> added(Class<?> type, String name, String holds) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("add" + name)) {
                String element = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
                return Optional.of(new Element(
                        element,
                        type.getSimpleName() + "." + element,
                        method.getParameterTypes()[0],
                        true,
                        holds,
                        Optional.empty()));
            }
        }
        throw new AssertionError(name);
    }

    /** A comment without the stars at the beginning of its lines. */
    private static String unstarred(String comment) {
        return comment.replaceAll("\\n\\s*\\* ?", "\n");
    }

    /** The text of a comment as Markdown in one line. */
    private static String markdown(String comment) {
        return comment.replaceAll("\\s*\\n\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }
}
