package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** Real kernels with WSO2's identity framework laid over them, as far as configuration goes. */
final class IdentityServers {

    /** The framework of Identity Server 7.0. */
    static final String SEVEN = "7.0.80";
    /** The framework of today. */
    static final String TODAY = "7.8.614";

    private static final String FEATURE = "org.wso2.carbon.identity.core.server";
    private static final String CONF = "repository/resources/conf/";
    private static final List<String> TEMPLATES =
            List.of("identity.xml.j2", "resource-access-control-v2.xml.j2", "schemas.xml.j2");
    /** What the build of Identity Server merges from its features into one file. */
    private static final List<String> MERGED = List.of("default.json", "infer.json", "key-mappings.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private IdentityServers() {}

    /** Opens a kernel of Identity Server 7 with this framework staged; the caller closes it. */
    static Distribution open(String framework) throws IOException {
        Distribution server = Kernels.open(Kernels.PKCS12);
        try (var feature = zip(framework)) {
            for (String template : TEMPLATES) {
                server.write(
                        CONF + "templates/repository/conf/identity/" + template, read(feature, framework, template));
            }
            for (String name : MERGED) {
                var merged = (ObjectNode) JSON.readTree(server.read(CONF + name));
                merged.setAll((ObjectNode) JSON.readTree(read(feature, framework, FEATURE + ".feature." + name)));
                server.write(CONF + name, JSON.writeValueAsBytes(merged));
            }
        }
        return server;
    }

    /** The SQL with which WSO2 makes the identity database. */
    static String schema(String framework) throws IOException {
        try (var feature = zip(framework)) {
            return new String(read(feature, framework, "dbscripts/h2.sql"), UTF_8);
        }
    }

    /** Adds lines to the deployment.toml. */
    static void configure(Distribution server, String lines) throws IOException {
        String toml = new String(server.read(Product.DEPLOYMENT_TOML), UTF_8);
        server.write(Product.DEPLOYMENT_TOML, (toml + "\n" + lines).getBytes(UTF_8));
    }

    private static ZipFile zip(String framework) throws IOException {
        return new ZipFile(Path.of("target", "identity-framework", FEATURE + ".feature-" + framework + ".zip")
                .toFile());
    }

    private static byte[] read(ZipFile feature, String framework, String name) throws IOException {
        var entry = feature.getEntry("features/%s_%s/%s".formatted(FEATURE, framework, name));
        try (var content = feature.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }
}
