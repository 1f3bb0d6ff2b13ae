package io.github.ishardening.config.check;

import io.github.ishardening.problem.Slip;
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

/** The child elements that a configuration element accepts in Maven: the fields and {@code add} methods of its bean. */
final class Elements {

    private static final String ADD = "add";
    /** The suffix of the names of beans, and of no other type that Maven fills. */
    static final String BEAN = "Parameter";

    private Elements() {}

    /** The types of the elements of a bean or goal, by name. */
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

    /** The bean class of this name, or {@code String} if it isn't a bean. */
    static Type type(String name) {
        try {
            return name.endsWith(BEAN) ? Class.forName(name) : String.class;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The descriptor names classes of this plugin", e);
        }
    }

    /** Whether elements of this type contain elements. */
    static boolean isBean(Type type) {
        return type instanceof Class<?> bean && bean.getSimpleName().endsWith(BEAN);
    }

    /** The element type of a list; empty for other types. */
    static Optional<Type> listed(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? Optional.of(list.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /**
     * A suggestion for an unknown element, if its name, ignoring case, exists elsewhere but isn't accepted here.
     *
     * @param known the elements accepted here
     * @param top the top-level elements of the configuration
     */
    static Optional<String> elsewhere(String name, Collection<String> known, Map<String, Type> top) {
        var elsewhere = new ArrayList<String>();
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            find("<" + name + ">", "", top, elsewhere);
        }
        return elsewhere.isEmpty()
                ? Optional.empty()
                : Optional.of(elsewhere.stream()
                        .sorted(Comparator.comparingInt(String::length))
                        .collect(Collectors.joining(" or ", "Did you mean ", "?")));
    }

    /**
     * The paths of elements that end in this path, ignoring case, the shortest first.
     *
     * @param top the top-level elements of the configuration; those that aren't beans don't count
     */
    static List<String> ending(String path, Map<String, Type> top) {
        var found = new ArrayList<String>();
        top.forEach((name, type) -> {
            String element = "<" + name + ">";
            if (isBean(type) && element.equalsIgnoreCase(path)) {
                found.add(element);
            }
        });
        find(path, "", top, found);
        found.sort(Comparator.comparingInt(String::length));
        return found;
    }

    /**
     * A suggestion for an unknown element, if one accepted here has a similar name.
     *
     * @param known the elements accepted here
     */
    static Optional<String> slip(String name, Collection<String> known) {
        return Slip.of(name, known).map("Did you mean <%s>?"::formatted);
    }

    private static void find(String ending, String parent, Map<String, Type> elements, List<String> found) {
        elements.forEach((element, type) -> {
            String path = parent + "<" + element + ">";
            if (!parent.isEmpty() && endsIn(path, ending)) {
                found.add(path);
            }
            if (isBean(type)) {
                find(ending, path, of((Class<?>) type), found);
            }
        });
    }

    private static boolean endsIn(String path, String ending) {
        return path.regionMatches(true, path.length() - ending.length(), ending, 0, ending.length());
    }
}
