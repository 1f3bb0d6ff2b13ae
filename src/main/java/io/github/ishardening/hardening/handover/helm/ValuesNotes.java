package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The comments of a file of values: for which chart, how to install it, and what it lacks.
 *
 * @param toml the hardened file
 * @param hardened what became of it
 * @param serverFiles the files beside it
 */
record ValuesNotes(Chart chart, DeploymentToml toml, HardenedValues hardened, ServerFilesMap serverFiles) {

    /** What ends a comment in YAML 1.1, which Helm reads: behind it the distribution could set values. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    /** What stands above the values. */
    String head() {
        return """
                # Values for WSO2's Helm chart %1$s (%2$s), for the
                # hardened %3$s. Another version of the chart may call them otherwise.
                # Fill in vault-secret.yaml, apply all manifests beside this file (kubectl apply --server-side), and
                #
                #   helm install <release> <chart> -f values.yaml -f <your values>
                #
                # Secrets are encrypted: $secret{alias} refers to [secrets] in %4$s. The
                # vault opens with the password in the Secret %5$s; the container copies it to
                # where the server reads and deletes it. The chart's own secret store stays off:
                # it %6$s.
                #
                # Your values win. Lists are replaced as a whole: repeat what is in %7$s
                # and %8$s. Your databases belong there too; for their passwords the build
                # encrypts what <secrets><secret> names, and $secret{name} refers to it.
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

    /** What stands below the values: what of the hardened server they don't hold. */
    String tail() {
        var notes = new ArrayList<String>();
        add(notes, """
                What the chart has no value for, and TOML no room behind the tables that it writes, the server gets as
                defaults: default.json of server-files.yaml has""", toml(hardened.asDefaults()));
        add(notes, "What the server runs without, since the chart writes something else:", toml(hardened.leftOver()));
        add(notes, "What the chart decides itself, whatever the hardened distribution says:", chart.remarks());
        add(notes, """
                Variables that deployment.toml refers to, and no container gets from the chart. Refer to
                $secret{alias} instead, or have your image set them:""", unknownVariables());
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
            notes.add("\n");
            title.lines().forEach(line -> notes.add("# " + line + "\n"));
            notes.add("#\n");
            lines.stream()
                    .map(line -> BREAKS.matcher(line).replaceAll("?"))
                    .forEach(line -> notes.add(line.isEmpty() ? "#\n" : "#   " + line + "\n"));
        }
    }
}
