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
    /** The framework of Identity Server 7.1. */
    static final String TODAY = "7.8.94";

    private static final String FEATURE = "org.wso2.carbon.identity.core.server.feature-%s.zip";
    private static final String SCHEMA = "features/org.wso2.carbon.identity.core.server_%s/dbscripts/h2.sql";

    private IdentityServers() {}

    /** Opens a kernel of Identity Server 7 with this framework staged; the caller closes it. */
    static Distribution open(String framework) throws IOException {
        Distribution server = Kernels.open(Kernels.PKCS12);
        FrameworkFeatures.lay(FEATURE.formatted(framework), server);
        return server;
    }

    /** The SQL with which WSO2 makes the identity database of today. */
    static String schema() throws IOException {
        byte[] feature = Files.readAllBytes(FrameworkFeatures.FOLDER.resolve(FEATURE.formatted(TODAY)));
        return new String(FrameworkFeatures.files(feature).get(SCHEMA.formatted(TODAY)), UTF_8);
    }

    /** Adds lines to the deployment.toml. */
    static void configure(Distribution server, String lines) throws IOException {
        String toml = new String(server.read(Product.DEPLOYMENT_TOML), UTF_8);
        server.write(Product.DEPLOYMENT_TOML, (toml + "\n" + lines).getBytes(UTF_8));
    }
}
