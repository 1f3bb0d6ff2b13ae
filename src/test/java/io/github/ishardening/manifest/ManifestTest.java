package io.github.ishardening.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final String POD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: is}
            spec:
              template:
                spec:
                  containers:
                  - name: wso2is
                    args: [-DenableCorrelationLogs=true]
                    env:
                    - {name: NODE_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                    - {name: JAVA_OPTS, valueFrom: {configMapKeyRef: {name: options, key: java}}}
                    - {name: JVM_MEM_OPTS, value: -Xmx2g}
                    - {name: _JAVA_OPTIONS, value: ""}
                    envFrom:
                    - prefix: JAVA_
                      configMapRef: {name: options}
                    volumeMounts:
                    - {name: toml, mountPath: /conf/deployment.toml, subPath: deployment.toml}
                    - {name: all, mountPath: /stores}
                    - {name: storage, mountPath: /data}
                  volumes:
                  - {name: toml, configMap: {name: toml}}
                  - name: all
                    projected:
                      sources:
                      - secret: {name: stores, items: [{key: p12, path: sub/primary.p12}, {key: p12, path: tls.p12}]}
                      - secret: {name: others, optional: true}
                      - configMap: {name: toml}
                  - {name: storage, persistentVolumeClaim: {claimName: data}}
            """;
    private static final String OBJECTS = """
            ---
            kind: ConfigMap
            metadata: {name: options}
            data: {java: -Dx=y, TOOL_OPTIONS: -Dz}
            ---
            kind: ConfigMap
            metadata: {name: toml}
            data:
              deployment.toml: |
                [server]
                hostname = "is.example.com"
            ---
            kind: Secret
            metadata: {name: stores}
            data: {p12: "cGFz\\ncw==", other: ""}
            stringData: {other: clear}
            """;

    @Test
    void aContainerFindsTheFilesOfItsVolumes() {
        var manifest = read(POD + OBJECTS);

        var points = manifest.mountPoints(manifest.containers().get(0));

        assertThat(points)
                .flatExtracting(MountPoint::files)
                .extracting(file -> file.path() + " " + file.object() + " " + file.key() + " " + text(file.entry()))
                .containsExactly(
                        "/conf/deployment.toml ConfigMap toml deployment.toml [server]\nhostname ="
                                + " \"is.example.com\"\n",
                        "/stores/sub/primary.p12 Secret stores p12 pass",
                        "/stores/tls.p12 Secret stores p12 pass",
                        "/stores/deployment.toml ConfigMap toml deployment.toml [server]\nhostname ="
                                + " \"is.example.com\"\n");
        assertThat(points).extracting(MountPoint::isFolder).containsExactly(false, true);
        assertThat(points).flatExtracting(MountPoint::unseen).isEmpty();
    }

    @Test
    void aContainerHasVariablesAndArguments() {
        var manifest = read(POD + OBJECTS);
        var container = manifest.containers().get(0);

        assertThat(manifest.environment(
                                container,
                                List.of("JAVA_OPTS", "JVM_MEM_OPTS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"),
                                false)
                        .toString())
                .isEqualTo("{JAVA_OPTS=Value[text=-Dx=y, line=34], JAVA_TOOL_OPTIONS=Value[text=-Dz, line=34],"
                        + " JVM_MEM_OPTS=Value[text=-Xmx2g, line=13]}");
        assertThat(container.arguments()).containsExactly(new Container.Argument("-DenableCorrelationLogs=true", 9));
    }

    @Test
    void aListOfObjectsIsTakenAsTheyAre() {
        String list = "{\"kind\": \"List\", \"items\": [{\"kind\": \"Secret\", \"metadata\": {\"name\": \"a\"},"
                + " \"data\": {\"k\": \"dg==\"}}, {\"kind\": \"Service\"}]}";

        assertThat(read(list).objects())
                .singleElement()
                .satisfies(secret -> assertThat(text(secret.entries().get("k"))).isEqualTo("v"));
    }

    @Test
    void contentKnowsItsLinesWhereEachHasOneOfItsOwn() {
        var objects = read("""
                kind: ConfigMap
                data:
                  block: |-

                    a
                  folded: >-
                    a
                  quoted: "a\\nb"
                binaryData:
                  bytes: YQ==
                """).objects();

        assertThat(objects.get(0).entries().values())
                .extracting(entry -> entry.line() + " " + entry.firstLine())
                .containsExactly(
                        "3 OptionalInt[4]", "10 OptionalInt.empty", "6 OptionalInt.empty", "8 OptionalInt.empty");
    }

    @Test
    void whatIsMountedAndIsNotHereIsSaid() {
        var manifest = read(POD);

        assertThat(manifest.mountPoints(manifest.containers().get(0)))
                .flatExtracting(MountPoint::unseen)
                .extracting(Problem::toString)
                .startsWith(
                        "m.yaml:19: Deployment is mounts /conf/deployment.toml from ConfigMap toml, which isn't in this"
                                + " file, so the audit can't see it. Add its manifest to the file, or provide the"
                                + " stores with -Dis-hardening.audit.security=DIRECTORY.")
                .hasSize(3);
    }

    @Test
    void aVariableThatIsNotHereIsSaidUnlessTheUserKnowsIt() {
        var manifest = read(POD);
        var container = manifest.containers().get(0);
        String cure =
                " which isn't in this file, so the audit can't see it. Add its manifest to the file, or set its value"
                        + " with -Dis-hardening.audit.start=....";

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> manifest.environment(container, List.of("JAVA_OPTS"), false))
                .withMessage("m.yaml:12: Deployment is may use JAVA_OPTS from ConfigMap options," + cure);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> manifest.environment(container, List.of("JDK_JAVA_OPTIONS"), false))
                .withMessage("m.yaml:17: Deployment is may use JDK_JAVA_OPTIONS from ConfigMap options," + cure);
        assertThat(manifest.environment(container, List.of("JDK_JAVA_OPTIONS"), true))
                .isEmpty();
    }

    @Test
    void variablesStandForTheirValuesFurtherDown() {
        var manifest = read("""
                kind: Pod
                spec:
                  containers:
                  - args: ["-Da=$(C)", "$(LATER)", "$$(C)"]
                    env:
                    - {name: B, value: $(C) $(A)}
                    - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                    - {name: A, value: -Da}
                    - {name: C, value: $(A) $$(A) $(none) -Db=$(IP)}
                    - {name: LATER, value: "-Dx=$ $(C)"}
                    - {name: UNSEEN, value: -Dc $(IP)}
                """);
        var container = manifest.containers().get(0);

        assertThat(manifest.environment(container, List.of("B", "C"), false).toString())
                .isEqualTo("{B=Value[text=$(C) $(A), line=6], C=Value[text=-Da $(A) $(none) -Db=$(IP), line=9]}");
        assertThat(manifest.arguments(container, false))
                .extracting(Container.Argument::text)
                .containsExactly("-Da=-Da $(A) $(none) -Db=$(IP)", "-Dx=$ -Da $(A) $(none) -Db=$(IP)", "$(C)");
        assertThat(manifest.environment(container, List.of("UNSEEN"), true).toString())
                .isEqualTo("{UNSEEN=Value[text=-Dc $(IP), line=11]}");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> manifest.environment(container, List.of("UNSEEN"), false))
                .withMessageStartingWith("m.yaml:7: Pod  may use IP from valueFrom fieldRef, which isn't in this file");
    }

    @Test
    void variablesThatMultiplyTakeNoMemory() {
        var pod =
                new StringBuilder("kind: Pod\nspec:\n  containers:\n  - env:\n    - {name: V0, value: '0123456789'}\n");
        for (int i = 1; i < 60; i++) {
            pod.append("    - {name: V%d, value: $(V%d)$(V%2$d)}\n".formatted(i, i - 1));
        }
        var manifest = read(pod.toString());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> manifest.environment(manifest.containers().get(0), List.of("V59"), false))
                .withMessage("m.yaml:22: exceeds 2 MiB with its variables resolved; an environment can be at most"
                        + " 2 MiB."
                        + " Remove some of them.");
    }

    @Test
    void namesOfVariablesThatNeverEndTakeNoTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("$(V").append(i).append(')');
        }
        var manifest = read("kind: Pod\nspec:\n  containers:\n  - args: ['" + text + "']\n");

        var chain = new StringBuilder("kind: Pod\nspec:\n  containers:\n  - env:\n    - {name: V0, value: a}\n");
        for (int i = 1; i < 9_000; i++) {
            chain.append("    - {name: V%d, value: $(V%d)}\n".formatted(i, i - 1));
        }
        var chained = read(chain.toString());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> chained.environment(chained.containers().get(0), List.of("V8999"), false))
                .withMessageEndingWith("has more than 200 nested variables, including those in its arguments."
                        + " Replace them with their values.");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> manifest.arguments(manifest.containers().get(0), true))
                .withMessage("m.yaml:4: Pod  has more than 200 nested variables, including those in its arguments."
                        + " Replace them with their values.");
    }

    /** That of the pod, its annotations for instance. */
    @Test
    void aVariableThatNoObjectHoldsIsSaid() {
        var manifest = read(POD + OBJECTS);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> manifest.environment(manifest.containers().get(0), List.of("NODE_IP"), false))
                .withMessage(
                        "m.yaml:11: Deployment is may use NODE_IP from valueFrom fieldRef, which isn't in this file, so"
                                + " the audit can't see it. Add its manifest to the file, or set its value with"
                                + " -Dis-hardening.audit.start=....");
    }

    @Test
    void storageIsKnownByItsPlaceAlone() {
        var claimed = POD.replace("kind: Deployment", "kind: StatefulSet")
                .replace(
                        "\n  template:",
                        "\n  volumeClaimTemplates: [{metadata: {name: all}}, {metadata: {name: other}}]\n  template:");
        for (String pod : List.of(POD, claimed)) {
            var manifest = read(pod + OBJECTS);
            var container = manifest.containers().get(0);

            assertThat(manifest.storage(container))
                    .flatExtracting(MountPoint::unseen)
                    .extracting(Problem::toString)
                    .contains("m.yaml:" + (pod.equals(POD) ? 21 : 22) + ": " + container.workload()
                            + " mounts /data from storage, whose contents the audit can't see. Append # and the"
                            + " name of the ConfigMap with deployment.toml to the path, or provide the stores with"
                            + " -Dis-hardening.audit.security=DIRECTORY.")
                    .hasSize(pod.equals(POD) ? 1 : 2);
            assertThat(manifest.mountPoints(container)).hasSize(pod.equals(POD) ? 2 : 1);
        }
    }

    @Test
    void aFileOrAVolumeThatIsNotThereIsSaid() {
        assertRefused(
                POD.replace("subPath: deployment.toml", "subPath: other") + OBJECTS,
                "m.yaml:19: Deployment is mounts other of the volume toml, which has no such file."
                        + " Add the key to the source of the volume.");
        assertRefused(
                POD.replace("- {name: all, mount", "- {name: none, mount") + OBJECTS,
                "m.yaml:20: Deployment is mounts a volume none that it doesn't define. Add it to its volumes.");
        assertRefused(
                POD + OBJECTS + OBJECTS,
                "m.yaml:52: ConfigMap toml appears twice. Render a single release, in a single namespace, into the"
                        + " file.");
    }

    @Test
    void wrongContentIsSaidByItsLineAndNeverQuoted() {
        String cure = " Write it as Kubernetes expects it: \"kubectl explain\" shows how.";
        assertRefused(
                "kind: Secret\ndata:\n  k: pass-word!\n",
                "m.yaml:3: the value of k must be Base64, but isn't. Encode it with \"base64 -w0\", or put it in"
                        + " plain text under stringData.");
        assertRefused(
                "kind: ConfigMap\ndata:\n  k: 5\n",
                "m.yaml:3: must be a string; put numbers and booleans in quotes." + cure);
        assertRefused("kind: ConfigMap\ndata: text\n", "m.yaml:2: must be a mapping of keys to values." + cure);
        assertRefused(
                "kind: ConfigMap\ndata: {<<: {k: v}}\n",
                "m.yaml:2: is a merge key of YAML 1.1, which YAML 1.2 doesn't have. Replace it with its value:"
                        + " \"kubectl apply --dry-run=client -o yaml -f\" shows it.");
        assertRefused("kind: List\nitems: text\n", "m.yaml:2: must be a list." + cure);
        assertRefused(
                "- kind\n", "m.yaml:1: isn't a Kubernetes manifest: it has no keys. Specify a ConfigMap manifest.");
        for (String key : List.of("../k", "..", "a/b", "'a\u0085b'")) {
            assertRefused(
                    "kind: ConfigMap\ndata:\n  " + key + ": v\n",
                    "m.yaml:3: the key of this value can't be a file name. Kubernetes allows letters, digits,"
                            + " \"-\", \"_\" and \".\".");
        }
    }

    @Test
    void namesBreakNoLineOfAMessage() {
        assertRefused(
                POD.replace("- {name: all, mount", "- {name: \"a\\nb\", mount") + OBJECTS,
                "m.yaml:20: Deployment is mounts a volume a?b that it doesn't define. Add it to its volumes.");
    }

    private static String text(ConfigEntry entry) {
        return new String(entry.content(), StandardCharsets.UTF_8);
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> {
                    var manifest = read(text);
                    manifest.containers().forEach(manifest::mountPoints);
                })
                .withMessage(message);
    }

    private static Manifest read(String text) {
        return Manifest.read("m.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
