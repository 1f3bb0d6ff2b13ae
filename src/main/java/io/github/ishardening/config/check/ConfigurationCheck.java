package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Checks one top-level element of a goal's configuration and its descendants against the fields that Maven will fill:
 * that every element exists and occurs once, and that every value is of the right type.
 */
final class ConfigurationCheck {

    /** A parameter that is set by a property of this plugin. */
    static final Pattern OWN_PROPERTY = Pattern.compile("\\$\\{(is-hardening\\.[^{}]+)}");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern SWITCH = Pattern.compile("(?i)true|false");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

    private final Map<String, Type> top;
    private final ExpressionEvaluator evaluator;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Creates a check for one goal.
     *
     * @param top the elements of the goal
     * @param evaluator evaluates expressions
     */
    ConfigurationCheck(Map<String, Type> top, ExpressionEvaluator evaluator) {
        this.top = top;
        this.evaluator = evaluator;
    }

    /** The problems in this element. */
    List<Problem> problems(PlexusConfiguration element) throws ExpressionEvaluationException {
        Type type = top.get(element.getName());
        if (type != null) {
            attributes("<" + element.getName() + ">", type, element);
        }
        // Without a value, the default applies; an element that is empty in the POM has Maven's expression as its value
        // here.
        if (type != null && (element.getChildCount() > 0 || element.getValue(null) != null)) {
            element("<" + element.getName() + ">", type, element);
        }
        return problems;
    }

    private void attributes(String where, Type type, PlexusConfiguration element) {
        String[] names = element.getAttributeNames();
        if (names.length > 0) {
            problems.addAll(Attributes.problems(
                    where,
                    names,
                    Elements.isBean(type) ? Elements.of((Class<?>) type).keySet() : Set.of()));
        }
    }

    private void element(String where, Type type, PlexusConfiguration element) throws ExpressionEvaluationException {
        Optional<Type> listed = Elements.listed(type);
        if (listed.isPresent()) {
            list(where, listed.get(), element);
        } else if (Elements.isBean(type)) {
            bean(where, (Class<?>) type, element);
        } else if (element.getChildCount() > 0) {
            problem(where, "expects a value, not elements.", "Write the value between the tags.");
        } else {
            Optional<String> value = value(where, element);
            if (value.isPresent()) {
                value(place(where, element), type, value.get());
            }
        }
    }

    private void list(String where, Type listed, PlexusConfiguration list) throws ExpressionEvaluationException {
        for (PlexusConfiguration child : list.getChildren()) {
            String path = where + "<" + child.getName() + ">";
            attributes(path, listed, child);
            element(path, listed, child);
        }
        String text = list.getValue("");
        if (list.getChildCount() == 0 && !text.isBlank()) {
            if (Elements.isBean(listed)) {
                problem(where, "expects elements, not text.", "");
            } else if (value(where, list).stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .anyMatch(String::isBlank)) {
                problem(where, "has an empty element.", "Remove it.");
            }
        }
    }

    private void bean(String where, Class<?> type, PlexusConfiguration bean) throws ExpressionEvaluationException {
        var elements = Elements.of(type);
        var seen = new HashSet<String>();
        for (PlexusConfiguration child : bean.getChildren()) {
            String name = child.getName();
            String path = where + "<" + name + ">";
            if (!elements.containsKey(name)) {
                problem(path, "isn't a parameter of this plugin.", cure(where, name, type, elements));
            } else if (!seen.add(name) && !isAdded(type, name)) {
                problems.add(Problems.twice(path));
            } else {
                attributes(path, elements.get(name), child);
                element(path, elements.get(name), child);
            }
        }
        if (bean.getChildCount() == 0 && !bean.getValue("").isBlank() && !takesText(type)) {
            problem(where, "expects elements, not text.", choices(where, elements));
        }
    }

    private String cure(String where, String name, Class<?> type, Map<String, Type> elements) {
        return Elements.elsewhere(name, elements.keySet(), top)
                .orElseGet(() -> Elements.slip(name, elements.keySet()).orElseGet(() -> choices(where, elements)) + " "
                        + ParametersPage.section(type) + " describes the elements.");
    }

    private static String choices(String where, Map<String, Type> elements) {
        return elements.keySet().stream().collect(Collectors.joining(">, <", where + " takes <", ">."));
    }

    private static boolean isAdded(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equalsIgnoreCase("add" + name));
    }

    private static boolean takesText(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals("set"));
    }

    /** The value as Maven will use it; empty if it has a problem, or is an unset property of this plugin. */
    private Optional<String> value(String where, PlexusConfiguration element) throws ExpressionEvaluationException {
        String raw = element.getValue("");
        Object value = evaluator.evaluate(raw);
        String place = place(where, element);
        var property = OWN_PROPERTY.matcher(raw);
        if (value == null) {
            value = property.matches() ? given(property.group(1)).orElse(null) : raw;
        }
        if (value == null) {
            return Optional.empty();
        }
        String text = value.toString();
        var left = EXPRESSION.matcher(text);
        // $${...} tells Maven not to resolve it.
        if (left.find() && !raw.contains("$${")) {
            problem(place, "contains " + left.group() + ", which Maven can't resolve.", "Define the property.");
            return Optional.empty();
        }
        if (text.isBlank()) {
            problems.add(Problems.empty(place));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The unresolved value of a property. */
    private Optional<String> given(String property) throws ExpressionEvaluationException {
        return evaluator.evaluate("${session}") instanceof MavenSession session
                ? Stream.of(
                                session.getUserProperties(),
                                session.getCurrentProject().getProperties())
                        .map(properties -> properties.getProperty(property))
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    /** The element or, if its value is a property, that property. */
    private static String place(String where, PlexusConfiguration element) {
        var property = OWN_PROPERTY.matcher(element.getValue(""));
        return property.matches() ? property.group(1) : where;
    }

    private void value(String place, Type type, String value) {
        if ((type == boolean.class || type == Boolean.class)
                && !SWITCH.matcher(value).matches()) {
            problem(place, "must be true or false, but is " + shown(value) + ".", "");
        }
        if ((type == int.class || type == Integer.class)
                && !NUMBER.matcher(value).matches()) {
            problem(place, "must be a whole number, but is " + shown(value) + ".", "");
        }
    }

    /** Quotes a value with surrounding blanks, to make them visible. */
    private static String shown(String value) {
        return value.equals(value.strip()) ? value : "\"" + value + "\"";
    }

    private void problem(String where, String what, String cure) {
        problems.add(new Problem(where, what, cure));
    }
}
