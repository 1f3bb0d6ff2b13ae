package io.github.ishardening.hardening.handover;

import io.github.ishardening.secret.PasswordFile;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Manifests of Kubernetes Secrets, with names and without values. */
public final class KubernetesSecret {

    private static final String VAULT = "identity-server-vault";

    /** A comment that states where the vault's password is. */
    private static final String SOURCE = """
            # Fill in the value of internal.password in secrets.properties, or of the source that <keystores><internal>
            # names.""";

    private KubernetesSecret() {}

    /**
     * One manifest for each way in which a server gets its secrets.
     *
     * @param hasVault whether it needs its vault's password, as a file
     * @param variables its environment variables
     */
    static String manifest(boolean hasVault, SortedSet<String> variables) {
        String vault = hasVault ? ofVault() : "";
        String environment = variables.isEmpty() ? "" : ofVariables(variables);
        return vault.isEmpty() || environment.isEmpty() ? vault + environment : vault + "---\n" + environment;
    }

    /**
     * A manifest with the vault's password, for a container that already mounts it.
     *
     * @param name the Secret's name
     */
    public static String ofMountedVault(String name) {
        return SOURCE + "\n" + vault(name);
    }

    private static String ofVault() {
        return SOURCE + " Mount the Secret into the server's folder:\n"
                + """
                #
                #   volumeMounts: [{name: vault, mountPath: <server's folder>/%1$s, subPath: %1$s, readOnly: true}]
                #   volumes: [{name: vault, secret: {secretName: %2$s, defaultMode: 0400}}]
                #   securityContext: {fsGroup: <group of the server's user>}  # of the pod; otherwise only root can read it
                """.formatted(PasswordFile.PERSIST.fileName(), VAULT) + vault(VAULT);
    }

    private static String vault(String name) {
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: %s
                type: Opaque
                stringData:
                  %s: ""
                """.formatted(name, PasswordFile.PERSIST.fileName());
    }

    private static String ofVariables(SortedSet<String> variables) {
        return """
                # Fill in the values from secrets.properties, and your own. Hand the Secret to the server's container:
                #
                #   envFrom: [{secretRef: {name: identity-server-environment}}]
                apiVersion: v1
                kind: Secret
                metadata:
                  name: identity-server-environment
                type: Opaque
                stringData:
                """ + variables.stream().map(name -> "  " + name + ": \"\"\n").collect(Collectors.joining());
    }
}
