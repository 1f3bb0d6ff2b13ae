package io.github.ishardening.hardening.handover.helm;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A Helm chart of WSO2.
 *
 * @param product name and version of the product that it deploys: {@code WSO2 Identity Server 7.1.0}
 * @param name its name; the names of the resources that it refers to contain it, so that several charts fit into one
 *     namespace
 * @param version its version
 * @param source where it is published
 * @param artifacts the folder in the container whose files the entry point copies over the server's, after those of the
 *     chart
 * @param variables the environment variables of its containers, which {@code deployment.toml} may refer to
 * @param secretStore where its own vault mode reads the vault's password, as a sentence that begins with "it"
 * @param javaOptions its JVM options that hardening doesn't set
 * @param remarks the settings in which it differs from hardening, one per line
 * @param places its values for what isn't a key of {@code deployment.toml}
 * @param secrets the names of the Secrets in its values
 * @param values its constant values, by dotted path
 * @param optional the tables that it writes only if a value enables them, by that value
 * @param template the contents that it writes to {@code deployment.toml}
 */
record Chart(
        String product,
        String name,
        String version,
        String source,
        String artifacts,
        List<String> variables,
        String secretStore,
        String javaOptions,
        List<String> remarks,
        Places places,
        SecretNames secrets,
        SortedMap<String, Object> values,
        SortedMap<String, List<List<String>>> optional,
        ChartTemplate template) {

    /**
     * Dotted paths of values.
     *
     * @param keystores the name of the Secret with the stores
     * @param ingress the name of the ingress's Secret; empty without an ingress
     * @param extra text that is appended to {@code deployment.toml}
     * @param volumes volumes of the pod
     * @param mounts where its container mounts them
     * @param javaOptions the options of the JVM
     */
    record Places(
            String keystores,
            Optional<String> ingress,
            String extra,
            String volumes,
            String mounts,
            String javaOptions) {}

    /**
     * Names of Secrets.
     *
     * @param keystores the Secret with the stores
     * @param ingress the Secret with the ingress's certificate and key; empty without an ingress
     */
    record SecretNames(String keystores, Optional<String> ingress) {}

    /** Returns name and version. */
    String title() {
        return name + " " + version;
    }

    /** The name of the Secret with the vault's password. */
    String vaultSecret() {
        return name + "-vault";
    }

    /** The name of the ConfigMap with the server's files. */
    String serverFiles() {
        return name + "-hardened-files";
    }

    /** Copies the lists; the maps are read once and never changed. */
    Chart {
        variables = List.copyOf(variables);
        remarks = List.copyOf(remarks);
    }
}
