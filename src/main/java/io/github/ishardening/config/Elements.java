package io.github.ishardening.config;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The elements that an element of the configuration takes, as Maven finds them: the fields of its bean, and what is added. */
final class Elements {

    /** Two letters off is a slip; more is another word. */
    private static final int SLIP = 2;

    private static final String ADD = "add";
    private static final String BEANS = Elements.class.getPackageName();

    private Elements() {}

    /** By their names, what the elements of a bean or a goal hold. */
    static Map<String, Type> of(Class<?> bean) {
        var elements = new TreeMap<String, Type>();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT)) == 0) {
                    elements.putIfAbsent(field.getName(), field.getGenericType());
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                String name = method.getName();
                if (name.startsWith(ADD) && name.length() > ADD.length() && method.getParameterCount() == 1) {
                    int first = ADD.length();
                    elements.put(
                            Character.toLowerCase(name.charAt(first)) + name.substring(first + 1),
                            method.getGenericParameterTypes()[0]);
                }
            }
        }
        return elements;
    }

    /** The bean of this name, or {@code String} for what isn't one. */
    static Type type(String name) {
        try {
            return name.startsWith(BEANS) ? Class.forName(name) : String.class;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The descriptor names classes of this plugin", e);
        }
    }

    /** Whether elements of this kind hold further ones. */
    static boolean isBean(Type type) {
        return type instanceof Class<?> bean && bean.getPackageName().equals(BEANS);
    }

    /** What the elements of a list hold; empty where this is no list. */
    static Optional<Type> listed(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? Optional.of(list.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /**
     * What was probably meant by an element that doesn't exist: one beside it that is spelt nearly so, or one of its name
     * somewhere else.
     *
     * @param known those that could stand there
     * @param top all that the configuration takes
     */
    static Optional<String> meant(String name, Collection<String> known, Map<String, Type> top) {
        var elsewhere = new ArrayList<String>();
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            find(name, "", top, elsewhere);
        }
        return elsewhere.isEmpty()
                ? slip(name, known).map("Did you mean <%s>?"::formatted)
                : Optional.of(elsewhere.stream()
                        .sorted(Comparator.comparingInt(String::length))
                        .collect(Collectors.joining(" or ", "Did you mean ", "?")));
    }

    private static void find(String name, String parent, Map<String, Type> elements, List<String> found) {
        elements.forEach((element, type) -> {
            String path = parent + "<" + element + ">";
            if (!parent.isEmpty() && element.equalsIgnoreCase(name)) {
                found.add(path);
            }
            if (isBean(type)) {
                find(name, path, of((Class<?>) type), found);
            }
        });
    }

    /** The one of these that is spelt nearly so. */
    static Optional<String> slip(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= SLIP);
    }

    /** The edit distance of Levenshtein, ignoring case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
