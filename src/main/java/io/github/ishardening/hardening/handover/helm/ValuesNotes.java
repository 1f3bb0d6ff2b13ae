package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The comments of a values file: its chart, how to install it, and what it lacks.
 *
 * @param toml the hardened file
 * @param hardened the values made from it
 * @param serverFiles the server's other files
 */
record ValuesNotes(Chart chart, DeploymentToml toml, HardenedValues hardened, ServerFilesMap serverFiles) {

    /**
     * Characters that end a comment in YAML 1.1, which Helm reads: text of the distribution after one could set values.
     */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    /** The comments above the values. */
    String head() {
        return """
                # Values for WSO2's Helm chart %1$s (%2$s), for the
                # hardened %3$s. Other versions of the chart may use different names.
                # Fill in vault-secret.yaml, apply all manifests next to this file (kubectl apply --server-side), and
                #
                #   helm install <release> <chart> -f values.yaml -f <your values>
                #
                # Secrets are encrypted: $secret{alias} refers to [secrets] in %4$s. The
                # vault opens with the password in the Secret %5$s; the container copies it to
                # where the server reads and deletes it. The chart's own secret store stays off:
                # it %6$s.
                #
                # Your values take precedence. Lists are replaced as a whole: repeat what is in %7$s
                # and %8$s. Put your databases there too; refer to their passwords as
                # $secret{name}, and define them in <secrets><secret>, so that the build encrypts them.
                """.formatted(
                        chart.title(),
                        chart.source(),
                        chart.product(),
                        chart.places().extra(),
                        chart.vaultSecret(),
                        chart.secretStore(),
                        chart.places().volumes(),
                        chart.places().mounts());
    }

    /** The comments below the values: settings and files of the hardened server that these lack. */
    String tail() {
        var notes = new ArrayList<String>();
        add(notes, """
                Settings that the chart has no value for, and that can't be added as TOML after its tables, become
                the server's defaults, in default.json in server-files.yaml:""", toml(hardened.asDefaults()));
        add(
                notes,
                "Settings that the server runs without, because the chart writes something else:",
                toml(hardened.leftOver()));
        add(notes, "Settings that the chart decides, regardless of the hardened distribution:", chart.remarks());
        add(notes, """
                Variables that deployment.toml refers to, but that the chart doesn't set. Refer to
                $secret{alias} instead, or set them in your image:""", unknownVariables());
        add(
                notes,
                "Differences in WSO2's own image. An image of the hardened distribution doesn't have them:",
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
            notes.add("\n");
            title.lines().forEach(line -> notes.add("# " + line + "\n"));
            notes.add("#\n");
            lines.stream()
                    .map(line -> BREAKS.matcher(line).replaceAll("?"))
                    .forEach(line -> notes.add(line.isEmpty() ? "#\n" : "#   " + line + "\n"));
        }
    }
}
