package io.github.ishardening.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workload that starts containers, such as a Deployment, a StatefulSet or a pod. */
final class Workload {

    private static final String[] TEMPLATE = {"spec", "template", "spec"};

    /** The path of the pod specification for each kind. */
    private static final Map<String, String[]> PODS = Map.of(
            "Deployment", TEMPLATE,
            "StatefulSet", TEMPLATE,
            "DaemonSet", TEMPLATE,
            "ReplicaSet", TEMPLATE,
            "DeploymentConfig", TEMPLATE,
            "Rollout", TEMPLATE,
            "Pod", new String[] {"spec"});

    private Workload() {}

    static boolean isOne(String kind) {
        return PODS.containsKey(kind);
    }

    /** The containers of a workload, without init containers, which have ended when the server starts. */
    static List<Container> containers(String kind, String name, YamlValue value, Allowance allowance) {
        Optional<YamlValue> pod = value.at(PODS.get(kind));
        var volumes = new HashMap<String, Volume>();
        for (var each : pod.map(spec -> allowance.items(spec, "volumes")).orElse(List.of())) {
            var volume = Volume.of(each, allowance);
            volumes.put(volume.name(), volume);
        }
        for (var claim : value.at("spec")
                .map(spec -> allowance.items(spec, "volumeClaimTemplates"))
                .orElse(List.of())) {
            // Storage for each pod of a StatefulSet, which replaces a volume with the same name.
            String claimed = claim.at("metadata", "name").map(YamlValue::name).orElse("");
            volumes.put(claimed, new Volume(claimed, List.of()));
        }
        return pod.map(spec -> allowance.items(spec, "containers")).orElse(List.of()).stream()
                .map(container -> Container.of(kind + " " + name, name, volumes, container, allowance))
                .toList();
    }
}
