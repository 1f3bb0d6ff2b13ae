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

/** The elements that an element of the configuration takes, as Maven finds them: the fields of its bean, and what is added. */
final class Elements {

    private static final String ADD = "add";
    /** What the names of beans end in, as those of nothing else that Maven fills. */
    static final String BEAN = "Parameter";

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
            return name.endsWith(BEAN) ? Class.forName(name) : String.class;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The descriptor names classes of this plugin", e);
        }
    }

    /** Whether elements of this kind hold further ones. */
    static boolean isBean(Type type) {
        return type instanceof Class<?> bean && bean.getSimpleName().endsWith(BEAN);
    }

    /** What the elements of a list hold; empty where this is no list. */
    static Optional<Type> listed(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? Optional.of(list.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /**
     * What was probably meant by an unknown element, if one with its name exists elsewhere and none beside it.
     *
     * @param known those that could stand there
     * @param top all that the configuration takes
     */
    static Optional<String> elsewhere(String name, Collection<String> known, Map<String, Type> top) {
        var elsewhere = new ArrayList<String>();
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            find(name, "", top, elsewhere);
        }
        return elsewhere.isEmpty()
                ? Optional.empty()
                : Optional.of(elsewhere.stream()
                        .sorted(Comparator.comparingInt(String::length))
                        .collect(Collectors.joining(" or ", "Did you mean ", "?")));
    }

    /**
     * What was probably meant by an unknown element, if one beside it has a similar name.
     *
     * @param known those that could stand there
     */
    static Optional<String> slip(String name, Collection<String> known) {
        return Slip.of(name, known).map("Did you mean <%s>?"::formatted);
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
}
