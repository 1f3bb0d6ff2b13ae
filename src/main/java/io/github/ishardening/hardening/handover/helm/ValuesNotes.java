package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.hardening.handover.KubernetesSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The comments of a file of values: for which chart, how to install it, and what it lacks.
 *
 * @param toml the hardened file
 * @param hardened what became of it
 * @param serverFiles the files beside it
 */
record ValuesNotes(Chart chart, DeploymentToml toml, HardenedValues hardened, ServerFilesMap serverFiles) {

    /** What stands above the values. */
    String head() {
        return """
                # Values for WSO2's Helm chart %1$s (%2$s),
                # made for the hardened %3$s. For another version of the chart compare its values first.
                #
                #   kubectl apply -f keystores-secret.yaml -f ingress-tls-secret.yaml -f server-files.yaml
                #   kubectl apply -f kubernetes-secret.yaml   # from the folder above, filled in: %4$s
                #   helm install <release> <chart> -f values.yaml -f <your own values>
                #
                # Secrets: $secret{alias} refers to [secrets] in %5$s, which are encrypted; the key of the
                # internal store opens them, whose password is in the Secret %4$s. The chart's own secret store
                # stays off: it %6$s.
                #
                # Lists aren't merged by Helm: where your own values have %7$s or
                # %8$s, repeat what is here. Databases are yours: set them there too, with $secret{alias} for
                # passwords that the build encrypts (<secrets><secret>).
                """.formatted(
                        chart.title(),
                        chart.source(),
                        chart.product(),
                        KubernetesSecret.VAULT,
                        chart.places().extra(),
                        chart.secretStore(),
                        chart.places().volumes(),
                        chart.places().mounts());
    }

    /** What stands below the values: what of the hardened server they don't hold. */
    String tail() {
        var notes = new ArrayList<String>();
        add(
                notes,
                "What the chart has no value for, and TOML no room behind the tables that the chart writes, is in default.json of server-files.yaml:",
                toml(hardened.asDefaults()));
        add(
                notes,
                "The server runs without these settings, since the chart writes others, or has no room for them:",
                toml(hardened.leftOver()));
        add(notes, "What the chart writes itself, and hardening would write otherwise:", chart.remarks());
        add(
                notes,
                "Variables that deployment.toml refers to, and the chart gives no container. Refer to $secret{alias} instead, or have your image set them:",
                unknownVariables());
        add(
                notes,
                "What WSO2's own image has otherwise. An image of the hardened distribution has it right:",
                serverFiles.missing());
        return String.join("", notes);
    }

    private static List<String> toml(String text) {
        return text.lines().toList();
    }

    private List<String> unknownVariables() {
        var unknown = new TreeSet<>(toml.environmentReferences().keySet());
        unknown.removeAll(chart.variables());
        return List.copyOf(unknown);
    }

    private static void add(List<String> notes, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            notes.add("\n# " + title + "\n#\n");
            lines.forEach(line -> notes.add(line.isEmpty() ? "#\n" : "#   " + line + "\n"));
        }
    }
}
