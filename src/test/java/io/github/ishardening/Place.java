package io.github.ishardening;

import java.beans.Introspector;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A place in the configuration that takes a value.
 *
 * @param path the names of the elements, with slashes between
 * @param field behind it; the list, for an element of a list
 * @param type what it takes
 * @param around for every name of the path, the class of the element around it: {@code Object} for the first, whatever the
 *     goal, and {@code List} for an element of a list
 */
record Place(String path, Field field, Type type, List<Class<?>> around) {

    static final Set<Type> SWITCHES = Set.of(boolean.class, Boolean.class);
    static final Set<Type> NUMBERS = Set.of(int.class, Integer.class);
    static final Set<Type> TEXTS = Set.of(String.class, File.class);

    /** What the elements of a list are called here; any name will do. */
    private static final String ELEMENT = "element";

    /** All places in this parameter of a goal. */
    static List<Place> of(Class<?> goal, String parameter) {
        for (Class<?> type = goal; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(parameter)) {
                    var places = new ArrayList<Place>();
                    add(parameter, field, field.getGenericType(), List.of(Object.class), places);
                    return places;
                }
            }
        }
        throw new AssertionError(parameter);
    }

    /** How messages name it. */
    String where() {
        return "<" + path.replace("/", "><") + ">";
    }

    /** Its class and name, the same for all places of a bean that is in use more than once. */
    String key() {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    /** The name of its element. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** How many elements are around it. */
    int depth() {
        return around.size() - 1;
    }

    /** The same with another name at this depth. */
    Place named(int depth, String name) {
        var names = new ArrayList<>(List.of(path.split("/", -1)));
        names.set(depth, name);
        return new Place(String.join("/", names), field, type, around);
    }

    /** The names down to this depth. */
    List<String> names(int depth) {
        return List.of(path.split("/", -1)).subList(0, depth + 1);
    }

    /** The configuration that has this value there. */
    String with(String value) {
        return with(value, element -> "");
    }

    /**
     * The configuration that has this value there, and more.
     *
     * @param beside by the path of an element, what stands before it
     */
    String with(String value, UnaryOperator<String> beside) {
        String xml = value;
        for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(at.lastIndexOf('/'), 0))) {
            xml = "%s<%s>%s</%2$s>".formatted(beside.apply(at), at.substring(at.lastIndexOf('/') + 1), xml);
        }
        return xml;
    }

    private static void add(String path, Field field, Type type, List<Class<?>> around, List<Place> places) {
        if (type instanceof ParameterizedType list) {
            Type listed = list.getActualTypeArguments()[0];
            add(path + "/" + ELEMENT, field, listed, inside(around, List.class), places);
        } else if (SWITCHES.contains(type) || NUMBERS.contains(type) || TEXTS.contains(type)) {
            places.add(new Place(path, field, type, around));
        } else {
            addBean(path, (Class<?>) type, inside(around, (Class<?>) type), places);
        }
    }

    private static void addBean(String path, Class<?> bean, List<Class<?>> around, List<Place> places) {
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT)) == 0) {
                    add(path + "/" + field.getName(), field, field.getGenericType(), around, places);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().startsWith("add") && method.getParameterCount() == 1) {
                    String name = Introspector.decapitalize(method.getName().substring("add".length()));
                    Class<?> added = method.getParameterTypes()[0];
                    addBean(path + "/" + name, added, inside(around, added), places);
                }
            }
        }
    }

    private static List<Class<?>> inside(List<Class<?>> around, Class<?> next) {
        return Stream.concat(around.stream(), Stream.of(next)).toList();
    }
}
