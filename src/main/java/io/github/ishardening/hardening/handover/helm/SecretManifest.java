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

/** Manifests of the Secrets that a chart mounts, with what is in them. */
final class SecretManifest {

    private SecretManifest() {}

    /** The stores of a hardened server, by file name. */
    static String ofStores(String name, Distribution distribution) throws IOException {
        SortedMap<String, String> data = new TreeMap<>();
        for (var edit : distribution.edits().entrySet()) {
            if (edit.getKey().startsWith(ServerFiles.SECURITY) && edit.getValue() != Change.DELETED) {
                data.put(
                        edit.getKey().substring(ServerFiles.SECURITY.length()),
                        Base64.getEncoder().encodeToString(distribution.read(edit.getKey())));
            }
        }
        return """
                # The key stores and the truststore of the hardened server. They hold its PRIVATE KEYS, encrypted with
                # the passwords in secrets.properties: keep this file as you keep those, and out of version control.
                """ + manifest(name, "Opaque", data);
    }

    /** The certificate and the key of the role tls, for what receives the requests from outside. */
    static String ofIngress(String name, KeystoreEntry tls) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("tls.crt", base64(PemWriter.certificates(tls.chain())));
        data.put("tls.key", base64(PemWriter.privateKey(tls.key())));
        return """
                # The certificate of the role tls, and its PRIVATE KEY IN CLEAR, as Kubernetes wants it: keep this file
                # as you keep the keys directory, and out of version control. Leave it out where cert-manager or a load
                # balancer brings a certificate of its own.
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
