package io.github.ishardening.evidence.cbom;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.evidence.inventory.DataProtection;
import io.github.ishardening.evidence.inventory.DataProtection.Purpose;
import io.github.ishardening.evidence.inventory.ServerInventory;
import io.github.ishardening.evidence.inventory.TlsEndpoint;
import io.github.ishardening.file.Digests;
import io.github.ishardening.inspection.Failure;
import io.github.ishardening.json.Json;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.server.EncryptionKeys;
import io.github.ishardening.server.ServerFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cryptography bill of materials of a server: certificates, keys, algorithms and protocols, with their
 * dependencies, but with neither secrets nor a timestamp. The same server results in the same bytes.
 *
 * @param product the server's product
 * @param tool the artifact of this plugin
 * @param toolVersion its version
 * @param inventory the server's cryptographic assets
 */
public record Cbom(Product product, String tool, String toolVersion, ServerInventory inventory) {

    private static final String GROUP = "io.github.ishardening";
    private static final String ENCRYPTION_KEY = "secret-key:encryption";
    private static final String SERVER = "server";
    /** A placeholder for the serial number, which is derived from the rest. */
    private static final String NO_SERIAL = "urn:uuid:00000000-0000-8000-8000-000000000000";

    private static final Pattern PLAIN_VERSION = Pattern.compile("[0-9][0-9.]*");

    /** The CBOM as JSON; if the content makes that fail, one with nothing but the problem. */
    public String text() {
        return Failure.tamed(
                this::whole,
                failure -> new Cbom(
                                product,
                                tool,
                                toolVersion,
                                new ServerInventory(List.of(), List.of(), List.of(), failure.problems(CbomFile.NAME)))
                        .whole());
    }

    private String whole() {
        var components = new Components();
        var vague = new ArrayList<String>();
        var server = components(components, vague);
        var dependencies = Stream.concat(
                        Stream.of(server.dependency()), components.all().map(Component::dependency))
                .toList();
        String text = Json.text(Json.object(
                "$schema",
                "http://cyclonedx.org/schema/bom-1.6.schema.json",
                "bomFormat",
                "CycloneDX",
                "specVersion",
                "1.6",
                "serialNumber",
                NO_SERIAL,
                "version",
                1,
                "metadata",
                metadata(server),
                "components",
                components.all().map(Component::json).toList(),
                "dependencies",
                dependencies,
                "compositions",
                list(compositions(vague)),
                "properties",
                list(unread())));
        return text.replaceFirst(NO_SERIAL, serial(text));
    }

    private Component components(Components components, List<String> vague) {
        var server = new Component(SERVER, describe());
        var stores = new StoreComponents(components);
        inventory.stores().forEach(store -> server.needs(stores.add(store)));
        var tls = new TlsComponents(components);
        for (TlsEndpoint endpoint : inventory.endpoints()) {
            var refs = tls.add(endpoint);
            refs.forEach(server::needs);
            if (endpoint.protocols().isEmpty() || endpoint.suites().isEmpty()) {
                vague.addAll(refs);
            }
        }
        for (DataProtection protection : inventory.protections()) {
            server.needs(add(protection, components));
        }
        return server;
    }

    private static String add(DataProtection protection, Components components) {
        var algorithm = DataAlgorithms.of(protection);
        var component = components.of(algorithm);
        component.foundIn(protection.file(), protection.purpose().toString());
        boolean hasOwnKey = protection.purpose() == Purpose.STORED_DATA
                && protection.algorithm().startsWith("AES")
                && protection.bits().isPresent();
        if (!hasOwnKey) {
            return algorithm.ref();
        }
        var key = components.of(
                ENCRYPTION_KEY,
                () -> Components.asset(
                        "encryption key for stored data",
                        "related-crypto-material",
                        "relatedCryptoMaterialProperties",
                        Json.object(
                                "type",
                                "secret-key",
                                "algorithmRef",
                                algorithm.ref(),
                                "size",
                                protection.bits().getAsInt())));
        key.foundIn(ServerFiles.DEPLOYMENT_TOML, EncryptionKeys.KEY);
        key.needs(algorithm.ref());
        return ENCRYPTION_KEY;
    }

    private Map<String, Object> metadata(Component server) {
        var plugin = Json.object(
                "type",
                "application",
                "group",
                GROUP,
                "name",
                tool,
                "version",
                toolVersion,
                "purl",
                "pkg:maven/%s/%s@%s".formatted(GROUP, tool, toolVersion));
        return Json.object(
                "lifecycles",
                List.of(Json.object("phase", "post-build")),
                "tools",
                Json.object("components", List.of(plugin)),
                "component",
                server.json());
    }

    private Map<String, Object> describe() {
        return Json.object(
                "type",
                "application",
                "name",
                product.name(),
                "version",
                product.version().toString(),
                "cpe",
                cpe());
    }

    /** The CPE name in NVD's dictionary, if it has one. */
    private Optional<String> cpe() {
        Optional<String> name =
                switch (product.family()) {
                    case IDENTITY_SERVER -> Optional.of("identity_server");
                    case API_MANAGER ->
                        Optional.of("api_manager").filter(any -> product.name().equals("WSO2 API Manager"));
                    case KERNEL, OTHER -> Optional.empty();
                };
        return name.filter(known ->
                        PLAIN_VERSION.matcher(product.version().toString()).matches())
                .map(known -> "cpe:2.3:a:wso2:%s:%s:*:*:*:*:*:*:*".formatted(known, product.version()));
    }

    /**
     * The completeness of what the CBOM lists.
     *
     * @param vague the protocols with Java's default versions or suites, which depend on the machine
     */
    private List<Map<String, Object>> compositions(List<String> vague) {
        var compositions = new ArrayList<Map<String, Object>>();
        if (!inventory.unread().isEmpty()) {
            var closed = inventory.stores().stream()
                    .filter(store -> store.protection().isEmpty())
                    .map(StoreComponents::ref);
            compositions.add(composition(
                    "incomplete", Stream.concat(Stream.of(SERVER), closed).toList()));
        }
        if (!vague.isEmpty()) {
            compositions.add(composition("unknown", vague));
        }
        return compositions;
    }

    private static Map<String, Object> composition(String aggregate, List<String> refs) {
        return Json.object("aggregate", aggregate, "dependencies", refs);
    }

    private List<Map<String, Object>> unread() {
        return inventory.unread().stream()
                .map(Problem::toString)
                .map(problem -> Json.object("name", "ishardening:unread", "value", problem))
                .toList();
    }

    private static Optional<List<Map<String, Object>>> list(List<Map<String, Object>> members) {
        return Optional.of(members).filter(some -> !some.isEmpty());
    }

    /** A name-based UUID of version 8 (RFC 9562, appendix B.2), from the SHA-256 of the document without it. */
    private static String serial(String text) {
        String digest = Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
        return "urn:uuid:%s-%s-8%s-8%s-%s"
                .formatted(
                        digest.substring(0, 8),
                        digest.substring(8, 12),
                        digest.substring(12, 15),
                        digest.substring(15, 18),
                        digest.substring(18, 30));
    }
}
