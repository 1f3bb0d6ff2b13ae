package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.handover.KubernetesSecret;
import io.github.ishardening.hardening.handover.OperatorFolder;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hand-over for a Helm chart: its values, and the manifests that they refer to.
 *
 * @param chart name and version of the chart
 * @param files the files, by name
 * @param leftOver the keys of {@code deployment.toml} that the chart doesn't support
 */
public record HelmHandOver(String chart, SortedMap<String, byte[]> files, List<String> leftOver) {

    private static final String VALUES = "values.yaml";
    private static final String STORES = "keystores-secret.yaml";
    private static final String INGRESS = "ingress-tls-secret.yaml";
    private static final String VAULT = "vault-secret.yaml";
    private static final String SERVER_FILES = "server-files.yaml";
    private static final List<String> ALL = List.of(VALUES, STORES, INGRESS, VAULT, SERVER_FILES);

    private static final String VOLUME = "hardened-server";

    /** Copies the collections. */
    public HelmHandOver {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        leftOver = List.copyOf(leftOver);
    }

    /**
     * Creates the hand-over from a distribution with a staged hardening.
     *
     * @param tls the key of the role tls; without it, there is no manifest for the ingress
     */
    public static HelmHandOver of(Distribution distribution, Optional<KeystoreEntry> tls) throws IOException {
        Chart chart = ChartFile.of(distribution.product());
        var toml = DeploymentToml.parse(distribution.read(ServerFiles.DEPLOYMENT_TOML), ServerFiles.DEPLOYMENT_TOML);
        var defaults = ServerDefaults.of(distribution);
        var hardened = HardenedValues.of(chart, toml, defaults);
        var serverFiles = ServerFilesMap.of(distribution, defaults.file());
        var stores = SecretManifest.stores(distribution);
        var otherStores = new TreeMap<>(stores);
        otherStores.values().removeAll(hardened.mountedStores());
        var values = hardened.values();
        values.set(chart.places().javaOptions(), JavaOptions.of(distribution, chart.javaOptions()));
        values.set(chart.places().volumes(), List.of(volume(chart, serverFiles, otherStores)));
        values.set(chart.places().mounts(), List.of(mount(chart)));
        var notes = new ValuesNotes(chart, toml, hardened, serverFiles);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(VALUES, bytes(notes.head() + YamlText.of(values.root()) + notes.tail()));
        files.put(STORES, bytes(SecretManifest.ofStores(chart.secrets().keystores(), stores, distribution)));
        if (tls.isPresent() && chart.secrets().ingress().isPresent()) {
            files.put(
                    INGRESS,
                    bytes(SecretManifest.ofIngress(chart.secrets().ingress().get(), tls.get())));
        }
        files.put(VAULT, bytes(KubernetesSecret.ofMountedVault(chart.vaultSecret())));
        files.put(SERVER_FILES, bytes(serverFiles.manifest(chart.serverFiles())));
        return new HelmHandOver(chart.title(), files, hardened.leftOverKeys());
    }

    /**
     * Writes the files of a hand-over, if any, to a folder, readable only by their owner, and removes the other ones of
     * an earlier build.
     *
     * @return the files
     * @throws IOException if the folder isn't writable
     */
    public static List<Path> write(Path folder, Optional<HelmHandOver> handOver) throws IOException {
        var files = handOver.map(HelmHandOver::files).orElseGet(TreeMap::new);
        new OperatorFolder(folder, ALL).replace(files);
        return files.keySet().stream().map(folder::resolve).toList();
    }

    /**
     * Updates these files in a folder, and leaves its other files unchanged.
     *
     * @throws IOException if the folder isn't writable
     */
    public void update(Path folder) throws IOException {
        new OperatorFolder(folder, List.copyOf(files.keySet())).replace(files);
    }

    /** Returns what the operator has to know, in one or two sentences. */
    public String line(String folder) {
        String made = "For the Helm chart %s: %s/%s.".formatted(chart, folder, VALUES);
        return leftOver.isEmpty()
                ? made
                : made
                        + " Not supported by the chart, so the server runs without: %s."
                                .formatted(String.join(", ", leftOver));
    }

    /**
     * Returns one volume for all files: another couldn't be mounted inside its folder, which is read-only.
     *
     * @param otherStores the stores that the chart doesn't mount, such as that of client certificates: their keys in
     *     the Secret by path
     */
    private static Map<String, Object> volume(
            Chart chart, ServerFilesMap serverFiles, SortedMap<String, String> otherStores) {
        var password = new LinkedHashMap<String, Object>();
        password.put("name", chart.vaultSecret());
        // The server deletes its copy after reading it, and gets a new one when the container restarts.
        password.put(
                "items", List.of(ServerFilesMap.item(PasswordFile.PERSIST.fileName(), PasswordFile.TMP.fileName())));
        var configMap = new LinkedHashMap<String, Object>();
        configMap.put("name", chart.serverFiles());
        configMap.put("items", serverFiles.items());
        var sources = new ArrayList<Map<String, Object>>();
        sources.add(Map.of("configMap", configMap));
        sources.add(Map.of("secret", password));
        if (!otherStores.isEmpty()) {
            var secret = new LinkedHashMap<String, Object>();
            secret.put("name", chart.secrets().keystores());
            secret.put(
                    "items",
                    otherStores.entrySet().stream()
                            .map(store -> ServerFilesMap.item(store.getValue(), store.getKey()))
                            .toList());
            sources.add(Map.of("secret", secret));
        }
        var volume = new LinkedHashMap<String, Object>();
        volume.put("name", VOLUME);
        volume.put("projected", Map.of("sources", sources));
        return volume;
    }

    private static Map<String, Object> mount(Chart chart) {
        var mount = new LinkedHashMap<String, Object>();
        mount.put("name", VOLUME);
        mount.put("mountPath", chart.artifacts());
        mount.put("readOnly", true);
        return mount;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
