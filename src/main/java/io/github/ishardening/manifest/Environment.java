package io.github.ishardening.manifest;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a container. {@code $(NAME)} in a value refers to a variable specified before it, in an argument to
 * any variable; {@code $$} is a dollar sign, and unknown references remain as they are (Kubernetes API reference,
 * EnvVar and Container).
 */
final class Environment {

    /** Linux's limit for environment and arguments together: a quarter of an 8 MiB stack (execve). */
    private static final int LONGEST = 2 << 20;

    /** Containers have about ten; looking up one that doesn't exist takes time. */
    private static final int MOST = 200;

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\$|\\(([^()]*)\\))");

    private final Manifest manifest;
    private final Container container;
    private final boolean isKnown;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Optional<Manifest.Value>> values = new HashMap<>();
    private final Map<String, Boolean> isHere = new HashMap<>();
    /** The number of variables looked up, including nested ones. */
    private int looked;
    /** The total length of all replaced references. */
    private int length;

    /**
     * The variables of a container.
     *
     * @param isKnown whether the user has specified what an absent object could contain
     */
    Environment(Manifest manifest, Container container, boolean isKnown) {
        this.manifest = manifest;
        this.container = container;
        this.isKnown = isKnown;
        container.variables().keySet().forEach(name -> order.put(name, order.size()));
    }

    /**
     * The value of a variable.
     *
     * @throws ProblemException if another object contains it, or may do so, and isn't in this manifest
     */
    Optional<Manifest.Value> get(String name) {
        var value = values.get(name);
        if (value == null) {
            if (looked++ > MOST) {
                throw new ProblemException(
                        manifest.file() + ":" + container.line(),
                        "%s has more than 200 nested variables, including those in its arguments."
                                .formatted(container.workload()),
                        "Replace them with their values.");
            }
            var told = container.variables().get(name);
            value = told == null ? ofOthers(name) : value(name, told);
            values.put(name, value);
        }
        return value;
    }

    /** The text of an argument with its references replaced. */
    String in(Container.Argument argument) {
        return expanded(argument.text(), argument.line(), order.size());
    }

    private Optional<Manifest.Value> value(String name, Container.Variable variable) {
        if (variable.value().isPresent() || variable.reference().isEmpty()) {
            return variable.value()
                    .map(text -> new Manifest.Value(expanded(text, variable.line(), order.get(name)), variable.line()));
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

    /** Replaces references to the variables before this one with their values. */
    private String expanded(String text, int line, int before) {
        var expanded = new StringBuilder();
        var references = REFERENCE.matcher(text);
        while (references.find()) {
            String replacement = replacement(text, references, before);
            length += replacement.length();
            if (length > LONGEST) {
                throw new ProblemException(
                        manifest.file() + ":" + line,
                        "exceeds 2 MiB with its variables resolved; an environment can be at most 2 MiB.",
                        "Remove some of them.");
            }
            references.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
        }
        return references.appendTail(expanded).toString();
    }

    private String replacement(String text, MatchResult found, int before) {
        String name = found.group(1);
        if (name == null) {
            return "$";
        }
        if (order.getOrDefault(name, -1) >= before || isPartOfAnOption(text, found.start(), name)) {
            return found.group();
        }
        return get(name).map(Manifest.Value::text).orElse(found.group());
    }

    /** Whether an unknown reference may remain: within a word, it is a value, such as an address of the pod. */
    private boolean isPartOfAnOption(String text, int start, String name) {
        boolean isInside = start > 0 && !Character.isWhitespace(text.charAt(start - 1));
        return (isKnown || isInside) && !isHere.computeIfAbsent(name, this::isHere);
    }

    private boolean isHere(String name) {
        return Optional.ofNullable(container.variables().get(name))
                .flatMap(Container.Variable::reference)
                .map(reference ->
                        manifest.object(reference.kind(), reference.name()).isPresent())
                .orElse(true);
    }

    private ProblemException unseen(String variable, String kind, String name, int line) {
        return new ProblemException(
                manifest.file() + ":" + line,
                "%s may use %s from %s %s, which isn't in this file, so the audit can't see it."
                        .formatted(container.workload(), variable, kind, name),
                "Add its manifest to the file, or set its value with -Dis-hardening.audit.start=....");
    }
}
