package io.github.ishardening.manifest;

import io.github.ishardening.distribution.source.DistributionPaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A container of a workload.
 *
 * @param workload the kind and name of the Deployment or other workload, for messages
 * @param name the workload's name
 * @param line the container's line, counted from 1
 * @param volumes the volumes that it can mount, by name
 * @param mounts its mounts
 * @param command the command that it runs instead of the image's entry point; empty for the entry point
 * @param variables its individually specified variables by name, in order
 * @param others the objects all of whose entries are variables too; the last one takes precedence
 * @param arguments the arguments of its command
 */
public record Container(
        String workload,
        String name,
        int line,
        Map<String, Volume> volumes,
        List<VolumeMount> mounts,
        List<Argument> command,
        Map<String, Variable> variables,
        List<Other> others,
        List<Argument> arguments) {

    /**
     * An argument of the container's command.
     *
     * @param text the argument
     * @param line its line, counted from 1
     */
    public record Argument(String text, int line) {}

    /**
     * The value of a variable, or a reference to it.
     *
     * @param value the value, if specified directly
     * @param reference the key of another object that contains the value, if there is one
     * @param line its line, counted from 1
     */
    public record Variable(Optional<String> value, Optional<Reference> reference, int line) {}

    /**
     * A key of an object.
     *
     * @param kind ConfigMap or Secret; {@code valueFrom} for values in neither
     * @param name its name
     * @param key its key
     * @param optional whether the container also starts without it
     */
    public record Reference(String kind, String name, String key, boolean optional) {}

    /**
     * An object all of whose keys are variables.
     *
     * @param kind ConfigMap or Secret
     * @param name its name
     * @param prefix the prefix of the variables' names, before the keys
     * @param optional whether the container also starts without it
     * @param line its line, counted from 1
     */
    public record Other(String kind, String name, String prefix, boolean optional, int line) {}

    static Container of(
            String workload, String name, Map<String, Volume> volumes, YamlValue container, Allowance allowance) {
        var mounts = allowance.items(container, "volumeMounts").stream()
                .map(VolumeMount::of)
                .toList();
        var variables = new LinkedHashMap<String, Variable>();
        for (var each : allowance.items(container, "env")) {
            String variable = each.name("name", "");
            // Of duplicates, the later one takes precedence, in its position.
            variables.remove(variable);
            variables.put(variable, variable(each, allowance));
        }
        var others = new ArrayList<Other>();
        for (var each : allowance.items(container, "envFrom")) {
            String prefix = each.name("prefix", "");
            each.get("configMapRef").ifPresent(ref -> others.add(other(ConfigObject.CONFIG_MAP, prefix, ref)));
            each.get("secretRef").ifPresent(ref -> others.add(other(ConfigObject.SECRET, prefix, ref)));
        }
        return new Container(
                workload,
                name,
                container.line(),
                volumes,
                mounts,
                words(container, "command", allowance),
                variables,
                others,
                words(container, "args", allowance));
    }

    private static List<Argument> words(YamlValue container, String key, Allowance allowance) {
        return allowance.items(container, key).stream()
                .map(each -> new Argument(allowance.text(each), each.line()))
                .toList();
    }

    private static Variable variable(YamlValue variable, Allowance allowance) {
        var value = variable.get("value");
        if (value.isPresent()) {
            return new Variable(
                    value.map(allowance::text), Optional.empty(), value.get().line());
        }
        var from = variable.get("valueFrom");
        return new Variable(
                Optional.empty(),
                from.flatMap(each -> each.get("configMapKeyRef"))
                        .map(ref -> reference(ConfigObject.CONFIG_MAP, ref))
                        .or(() -> from.flatMap(each -> each.get("secretKeyRef"))
                                .map(ref -> reference(ConfigObject.SECRET, ref)))
                        .or(() -> from.map(Container::ofThePod)),
                variable.line());
    }

    private static Reference reference(String kind, YamlValue ref) {
        return new Reference(kind, ref.name("name", ""), ref.name("key", ""), isOptional(ref));
    }

    /** A reference to the pod's own fields, such as its annotations, which are in no object. */
    private static Reference ofThePod(YamlValue from) {
        String kinds = from.mapping().keySet().stream().sorted().collect(Collectors.joining(", "));
        return new Reference("valueFrom", DistributionPaths.printable(kinds), "", false);
    }

    private static Other other(String kind, String prefix, YamlValue ref) {
        return new Other(kind, ref.name("name", ""), prefix, isOptional(ref), ref.line());
    }

    private static boolean isOptional(YamlValue ref) {
        return ref.get("optional").map(YamlValue::isTrue).orElse(false);
    }
}
