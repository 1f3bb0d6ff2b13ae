package io.github.ishardening.evidence.cbom;

import io.github.ishardening.certificate.Fingerprint;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.evidence.inventory.StoreContent;
import io.github.ishardening.evidence.inventory.StoreEntry;
import io.github.ishardening.json.Json;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Stores, with their certificates and keys, each of which is added only once even if it is in several entries. */
record StoreComponents(Components components) {

    private static final String FORMAT = "X.509";

    /** Adds a store with its contents, and returns its reference. */
    String add(StoreContent store) {
        String ref = ref(store);
        var component = components.of(ref, () -> describe(store));
        store.protection()
                .ifPresent(protection ->
                        components.refs(DataAlgorithms.of(protection)).forEach(component::needs));
        for (StoreEntry entry : store.entries()) {
            addKey(store, entry).ifPresent(component::needs);
            addChain(store, entry).forEach(component::needs);
        }
        return ref;
    }

    /** The reference of a store. */
    static String ref(StoreContent store) {
        return "store:" + store.path();
    }

    private static Map<String, Object> describe(StoreContent store) {
        var properties = store.uses().stream()
                .map(use -> Json.object("name", "ishardening:use", "value", use))
                .toList();
        return Json.object(
                "type",
                "file",
                "name",
                store.path(),
                "hashes",
                List.of(Json.object("alg", "SHA-256", "content", store.sha256())),
                "properties",
                Optional.of(properties).filter(some -> !some.isEmpty()));
    }

    private Optional<String> addKey(StoreContent store, StoreEntry entry) {
        return switch (entry.kind()) {
            case TRUSTED_CERTIFICATE -> Optional.empty();
            case PRIVATE_KEY -> Optional.of(addPrivateKey(store, entry));
            case SECRET_KEY -> Optional.of(addSecretKey(store, entry));
        };
    }

    private String addPrivateKey(StoreContent store, StoreEntry entry) {
        var key = entry.chain().stream().map(X509Certificate::getPublicKey).findFirst();
        String ref = "private-key:" + key.map(Spki::sha256).orElseGet(() -> at(store, entry));
        var algorithm = key.map(PublicKeyAlgorithms::of).map(components::ref);
        var component = components.of(
                ref,
                () -> material(
                        "private key " + entry.alias(),
                        Json.object(
                                "type",
                                "private-key",
                                "id",
                                key.map(Spki::sha256),
                                "algorithmRef",
                                algorithm,
                                "size",
                                key.flatMap(StoreComponents::size),
                                "format",
                                "PKCS#8",
                                "securedBy",
                                securedBy(store))));
        component.foundIn(store.path(), name(entry));
        algorithm.ifPresent(component::needs);
        return ref;
    }

    private String addSecretKey(StoreContent store, StoreEntry entry) {
        String ref = "secret-key:" + at(store, entry);
        // The vault's key is the only one that servers have.
        String algorithm = components.ref(CipherAlgorithms.of("AES", entry.secretBits(), "gcm"));
        var component = components.of(
                ref,
                () -> material(
                        "secret key " + entry.alias(),
                        Json.object(
                                "type",
                                "secret-key",
                                "algorithmRef",
                                algorithm,
                                "size",
                                boxed(entry.secretBits()),
                                "securedBy",
                                securedBy(store))));
        component.foundIn(store.path(), name(entry));
        component.needs(algorithm);
        return ref;
    }

    private List<String> addChain(StoreContent store, StoreEntry entry) {
        var refs = entry.chain().stream()
                .map(certificate -> addCertificate(store, certificate))
                .toList();
        for (int i = 0; i < refs.size(); i++) {
            var component = components.known(refs.get(i));
            component.foundIn(store.path(), i == 0 ? name(entry) : "above " + name(entry));
            if (i + 1 < refs.size()) {
                component.needs(refs.get(i + 1));
            }
        }
        return refs;
    }

    private String addCertificate(StoreContent store, X509Certificate certificate) {
        String ref = "certificate:" + Fingerprint.sha256(certificate);
        if (!components.has(ref)) {
            String key = addPublicKey(certificate.getPublicKey());
            String signature = components.ref(PublicKeyAlgorithms.signatureOf(certificate));
            String subject = certificate.getSubjectX500Principal().getName();
            var component = components.of(
                    ref,
                    () -> Components.asset(
                            subject.isEmpty() ? "certificate without a subject" : subject,
                            "certificate",
                            "certificateProperties",
                            Json.object(
                                    "subjectName",
                                    subject,
                                    "issuerName",
                                    certificate.getIssuerX500Principal().getName(),
                                    "notValidBefore",
                                    certificate.getNotBefore().toInstant().toString(),
                                    "notValidAfter",
                                    certificate.getNotAfter().toInstant().toString(),
                                    "signatureAlgorithmRef",
                                    signature,
                                    "subjectPublicKeyRef",
                                    key,
                                    "certificateFormat",
                                    FORMAT,
                                    "certificateExtension",
                                    store.path().replaceFirst("^.*\\.", ""))));
            component.needs(key);
            component.needs(signature);
        }
        return ref;
    }

    private String addPublicKey(PublicKey key) {
        String spki = Spki.sha256(key);
        String ref = "public-key:" + spki;
        if (!components.has(ref)) {
            String algorithm = components.ref(PublicKeyAlgorithms.of(key));
            components
                    .of(
                            ref,
                            () -> material(
                                    "public key " + spki.substring(0, Spki.SHORT),
                                    Json.object(
                                            "type",
                                            "public-key",
                                            "id",
                                            spki,
                                            "algorithmRef",
                                            algorithm,
                                            "size",
                                            size(key),
                                            "format",
                                            FORMAT)))
                    .needs(algorithm);
        }
        return ref;
    }

    private Optional<Map<String, Object>> securedBy(StoreContent store) {
        return store.protection()
                .map(DataAlgorithms::encryption)
                .flatMap(used -> used.stream().findFirst())
                .map(first -> Json.object("mechanism", "Software", "algorithmRef", components.ref(first)));
    }

    private static Map<String, Object> material(String name, Map<String, Object> properties) {
        return Components.asset(name, "related-crypto-material", "relatedCryptoMaterialProperties", properties);
    }

    private static Optional<Integer> size(PublicKey key) {
        return boxed(PublicKeyAlgorithms.bits(key));
    }

    private static Optional<Integer> boxed(OptionalInt bits) {
        return bits.isPresent() ? Optional.of(bits.getAsInt()) : Optional.empty();
    }

    private static String at(StoreContent store, StoreEntry entry) {
        return store.path() + "#" + entry.alias();
    }

    private static String name(StoreEntry entry) {
        return "alias " + entry.alias();
    }
}
