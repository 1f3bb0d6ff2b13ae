package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Manifests of the Secrets that a chart mounts, with their contents. */
final class SecretManifest {

    private SecretManifest() {}

    /** The stores of a hardened server: by path, their keys in the Secret, which are their file names. */
    static SortedMap<String, String> stores(Distribution distribution) {
        SortedMap<String, String> stores = new TreeMap<>();
        distribution.edits().forEach((path, change) -> {
            if (path.startsWith(ServerFiles.SECURITY) && change != Change.DELETED) {
                stores.put(path, path.substring(ServerFiles.SECURITY.length()));
            }
        });
        return stores;
    }

    /**
     * The manifest of the stores.
     *
     * @param stores their keys in the Secret by path
     */
    static String ofStores(String name, SortedMap<String, String> stores, Distribution distribution)
            throws IOException {
        SortedMap<String, String> data = new TreeMap<>();
        for (var store : stores.entrySet()) {
            data.put(store.getValue(), Base64.getEncoder().encodeToString(distribution.read(store.getKey())));
        }
        return """
                # The keystores and the truststore of the hardened server. They contain its PRIVATE KEYS, encrypted with
                # the passwords in secrets.properties: protect this file like those, and keep it out of version control.
                """ + manifest(name, "Opaque", data);
    }

    /** The manifest with certificate and key of the role tls, for the ingress. */
    static String ofIngress(String name, KeystoreEntry tls) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("tls.crt", base64(PemWriter.certificates(tls.chain())));
        data.put("tls.key", base64(PemWriter.privateKey(tls.key())));
        return """
                # The certificate of the role tls, and its PRIVATE KEY IN PLAIN TEXT, as Kubernetes requires: protect this file
                # like the keys directory, and keep it out of version control. Remove it if cert-manager or a load
                # balancer provides its own certificate.
                """ + manifest(name, "kubernetes.io/tls", data);
    }

    private static String manifest(String name, String type, Map<String, String> data) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("apiVersion", "v1");
        manifest.put("kind", "Secret");
        manifest.put("metadata", Map.of("name", name));
        manifest.put("type", type);
        manifest.put("data", data);
        return YamlText.of(manifest);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
