package io.github.ishardening.hardening.handover;

import io.github.ishardening.secret.PasswordFile;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Manifests of Kubernetes Secrets, with names and without values. */
public final class KubernetesSecret {

    /** The name of the Secret with the password of the vault. */
    public static final String VAULT = "identity-server-vault";

    private KubernetesSecret() {}

    /**
     * One for each way in which a server gets what it needs.
     *
     * @param hasVault whether it needs the password of its vault, as a file
     * @param variables the variables of its environment
     */
    static String manifest(boolean hasVault, SortedSet<String> variables) {
        String vault = hasVault ? ofVault() : "";
        String environment = variables.isEmpty() ? "" : ofVariables(variables);
        return vault.isEmpty() || environment.isEmpty() ? vault + environment : vault + "---\n" + environment;
    }

    private static String ofVault() {
        return """
                # Fill in the value of internal.password in secrets.properties, or of the source that <keystores><internal>
                # names. Mount the Secret into the server's folder:
                #
                #   volumeMounts: [{name: vault, mountPath: <server's folder>/%1$s, subPath: %1$s, readOnly: true}]
                #   volumes: [{name: vault, secret: {secretName: %2$s, defaultMode: 0400}}]
                #   securityContext: {fsGroup: <group of the server's user>}  # of the pod; else only root can read the file
                apiVersion: v1
                kind: Secret
                metadata:
                  name: %2$s
                type: Opaque
                stringData:
                  %1$s: ""
                """.formatted(PasswordFile.PERSIST.fileName(), VAULT);
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
