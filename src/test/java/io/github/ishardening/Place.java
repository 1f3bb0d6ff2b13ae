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

/**
 * A place in the configuration that takes a value.
 *
 * @param path the names of the elements, with slashes between
 * @param field behind it; the list, for an element of a list
 * @param type what it takes
 */
record Place(String path, Field field, Type type) {

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
                    add(parameter, field, field.getGenericType(), places);
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

    /** Whether it is an element of a bean: neither at the top level nor in a list. */
    boolean isInBean() {
        return path.indexOf('/') > 0 && !name().equals(ELEMENT);
    }

    /** The same with another name. */
    Place named(String name) {
        return new Place(path.substring(0, path.length() - name().length()) + name, field, type);
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

    private static void add(String path, Field field, Type type, List<Place> places) {
        if (type instanceof ParameterizedType list) {
            add(path + "/" + ELEMENT, field, list.getActualTypeArguments()[0], places);
        } else if (SWITCHES.contains(type) || NUMBERS.contains(type) || TEXTS.contains(type)) {
            places.add(new Place(path, field, type));
        } else {
            addBean(path, (Class<?>) type, places);
        }
    }

    private static void addBean(String path, Class<?> bean, List<Place> places) {
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT)) == 0) {
                    add(path + "/" + field.getName(), field, field.getGenericType(), places);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().startsWith("add") && method.getParameterCount() == 1) {
                    String name = Introspector.decapitalize(method.getName().substring("add".length()));
                    addBean(path + "/" + name, method.getParameterTypes()[0], places);
                }
            }
        }
    }
}
