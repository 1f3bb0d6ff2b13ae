package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import java.io.IOException;
import java.nio.file.Files;

/** Real kernels with WSO2's identity framework laid over them, as far as configuration goes. */
final class IdentityServers {

    /** The framework of Identity Server 7.0. */
    static final String SEVEN = "7.0.80";
    /** The framework of Identity Server 7.1 as it came out. */
    static final String FIRST = "7.8.94";
    /** The framework of Identity Server 7.1 with updates, which keeps internal scopes back. */
    static final String TODAY = "7.8.614";

    /** A user whom one client certificate may act as where {@link #BOUND} stands. */
    static final String BOUND_USER = "apim@carbon.super";

    /** Lines of the deployment.toml as {@code <mutualTls>} with a {@code <user>} leaves them. */
    static final String BOUND = """
            [client_certificate_based_authentication]
            enable = true

            [[client_certificate_based_authentication.user_thumbprint_mapping]]
            trusted_issuer = "CN=Example CA"
            cert_thumbprint = "*"
            allowed_username = ["APIM@carbon.super"]
            """;

    private static final String FEATURE = "org.wso2.carbon.identity.core.server.feature-%s.zip";
    private static final String SCHEMA = "features/org.wso2.carbon.identity.core.server_%s/dbscripts/h2.sql";

    private IdentityServers() {}

    /** Opens a kernel that calls itself Identity Server 7.1.0; the caller closes it. */
    static Distribution kernel() throws IOException {
        return Distribution.open(Kernels.identityServer());
    }

    /** Opens one that carries this version of H2 instead; the caller closes it. */
    static Distribution withH2(String version) throws IOException {
        Distribution server = kernel();
        server.delete("repository/components/plugins/h2-engine_2.2.224.wso2v2.jar");
        server.write("repository/components/plugins/h2-engine_" + version + ".wso2v1.jar", new byte[0]);
        return server;
    }

    /** Opens a kernel of Identity Server 7 with this framework staged; the caller closes it. */
    static Distribution open(String framework) throws IOException {
        Distribution server = kernel();
        FrameworkFeatures.lay(FEATURE.formatted(framework), server);
        return server;
    }

    /** The SQL with which WSO2 makes the identity database. */
    static String schema() throws IOException {
        byte[] feature = Files.readAllBytes(FrameworkFeatures.FOLDER.resolve(FEATURE.formatted(FIRST)));
        return new String(FrameworkFeatures.files(feature).get(SCHEMA.formatted(FIRST)), UTF_8);
    }

    /** Adds lines to the deployment.toml. */
    static void configure(Distribution server, String lines) throws IOException {
        String toml = new String(server.read(Product.DEPLOYMENT_TOML), UTF_8);
        server.write(Product.DEPLOYMENT_TOML, (toml + "\n" + lines).getBytes(UTF_8));
    }
}
