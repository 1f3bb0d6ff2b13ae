package io.github.ishardening.manifest;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a container. {@code $(NAME)} in a value is the value of a variable that is told further up, in an argument
 * of any; {@code $$} is a dollar, and what isn't known stays as it is (Kubernetes API reference, EnvVar and Container).
 */
final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\$|\\(([^()]*)\\))");

    private final Manifest manifest;
    private final Container container;
    private final boolean isKnown;
    private final List<String> order;
    private final Map<String, Optional<Manifest.Value>> values = new HashMap<>();

    /**
     * Those of a container.
     *
     * @param isKnown whether the user has said what an object that isn't here could say
     */
    Environment(Manifest manifest, Container container, boolean isKnown) {
        this.manifest = manifest;
        this.container = container;
        this.isKnown = isKnown;
        this.order = new ArrayList<>(container.variables().keySet());
    }

    /**
     * The value of one.
     *
     * @throws ProblemException if another object holds it, or may do so, and isn't in this manifest
     */
    Optional<Manifest.Value> get(String name) {
        var value = values.get(name);
        if (value == null) {
            var told = container.variables().get(name);
            value = told == null ? ofOthers(name) : value(name, told);
            values.put(name, value);
        }
        return value;
    }

    /** The text of an argument. */
    String in(Container.Argument argument) {
        return expanded(argument.text(), argument.line(), order.size());
    }

    private Optional<Manifest.Value> value(String name, Container.Variable variable) {
        if (variable.value().isPresent() || variable.reference().isEmpty()) {
            return variable.value()
                    .map(text ->
                            new Manifest.Value(expanded(text, variable.line(), order.indexOf(name)), variable.line()));
        }
        var reference = variable.reference().get();
        var entry = manifest.object(reference.kind(), reference.name())
                .map(object -> object.entries().get(reference.key()));
        if (entry.isEmpty() && !reference.optional()) {
            throw unseen(name, reference.kind(), reference.name(), variable.line());
        }
        return entry.map(Environment::value);
    }

    private Optional<Manifest.Value> ofOthers(String name) {
        Optional<Manifest.Value> value = Optional.empty();
        for (var other : container.others()) {
            var object = manifest.object(other.kind(), other.name());
            if (object.isEmpty() && !other.optional() && !isKnown) {
                throw unseen(name, other.kind(), other.name(), other.line());
            }
            if (object.isPresent() && name.startsWith(other.prefix())) {
                var entry =
                        object.get().entries().get(name.substring(other.prefix().length()));
                value = entry == null ? value : Optional.of(value(entry));
            }
        }
        return value;
    }

    private static Manifest.Value value(ConfigEntry entry) {
        return new Manifest.Value(new String(entry.content(), StandardCharsets.UTF_8), entry.line());
    }

    /** With the values of those variables that are told before this one. */
    private String expanded(String text, int line, int before) {
        var expanded = new StringBuilder();
        var references = REFERENCE.matcher(text);
        while (references.find()) {
            references.appendReplacement(expanded, Matcher.quoteReplacement(replacement(text, references, before)));
            if (expanded.length() > Manifest.LONGEST_VARIABLE) {
                throw new ProblemException(
                        manifest.file() + ":" + line,
                        "is longer than 128 KiB with the variables in it, which no variable can be.",
                        "Take some of them out.");
            }
        }
        return references.appendTail(expanded).toString();
    }

    private String replacement(String text, MatchResult found, int before) {
        String name = found.group(1);
        if (name == null) {
            return "$";
        }
        if (order.indexOf(name) >= before || isPartOfAnOption(text, found.start(), name)) {
            return found.group();
        }
        return get(name).map(Manifest.Value::text).orElse(found.group());
    }

    /** What nobody can see may stay as it is inside a word, where it is a value, such as an address of the pod. */
    private boolean isPartOfAnOption(String text, int start, String name) {
        var told = container.variables().get(name);
        boolean isHere = told == null
                || told.reference().isEmpty()
                || manifest.object(
                                told.reference().get().kind(),
                                told.reference().get().name())
                        .isPresent();
        return !isHere && (isKnown || (start > 0 && !Character.isWhitespace(text.charAt(start - 1))));
    }

    private ProblemException unseen(String variable, String kind, String name, int line) {
        return new ProblemException(
                manifest.file() + ":" + line,
                "%s may take %s from %s %s, which isn't in this file, so the audit can't see it."
                        .formatted(container.workload(), variable, kind, name),
                "Add its manifest to the file, or say by -Dis-hardening.audit.start=... what it is.");
    }
}
