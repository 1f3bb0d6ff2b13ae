package io.github.ishardening.hardening.handover.helm;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A chart of WSO2's, and what is known of it.
 *
 * @param product name and version of the product that it deploys: {@code WSO2 Identity Server 7.1.0}
 * @param name its name, with which what it refers to is called, so that several charts fit into one namespace
 * @param version its version
 * @param source where it is published
 * @param artifacts the folder in the container whose files its entry point copies over the server's, behind those of
 *     the chart
 * @param variables the variables of the environment that its containers have and that {@code deployment.toml} may refer
 *     to
 * @param secretStore where its own vault mode takes the vault's password, as a sentence goes on after "it"
 * @param javaOptions what it passes to the JVM that hardening has no part in
 * @param remarks what it writes that hardening would write otherwise, a line each
 * @param places where its values take what isn't a key of {@code deployment.toml}
 * @param secrets the names of the Secrets that its values name
 * @param values what its values are for every server, by dotted path
 * @param optional which tables it writes only if a value says so: the tables, by the value
 * @param template what it writes into {@code deployment.toml}
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
     * @param ingress the name of the Secret of what receives the requests from outside; empty where nothing does
     * @param extra text that is added to {@code deployment.toml}
     * @param volumes volumes of the pod
     * @param mounts where its container has them
     * @param javaOptions what is passed to the JVM
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
     * @param keystores with the stores
     * @param ingress with the certificate and key of what receives the requests from outside; empty where nothing does
     */
    record SecretNames(String keystores, Optional<String> ingress) {}

    /** Its name and version. */
    String title() {
        return name + " " + version;
    }

    /** The name of the Secret with the password of the vault. */
    String vaultSecret() {
        return name + "-vault";
    }

    /** The name of the ConfigMap with the files of the server. */
    String serverFiles() {
        return name + "-hardened-files";
    }

    /** Copies the lists; what the maps hold is read once and never changed. */
    Chart {
        variables = List.copyOf(variables);
        remarks = List.copyOf(remarks);
    }
}
