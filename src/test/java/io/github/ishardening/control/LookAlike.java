package io.github.ishardening.control;

import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kernels with what real Identity Servers lay over them: templates and defaults of the identity framework's features, and
 * its portals. Identity Server itself is not on Maven Central.
 */
final class LookAlike {

    static final String WEBAPPS = "repository/deployment/server/webapps/";
    static final String LOGIN_WAR = WEBAPPS + "authenticationendpoint.war";
    static final String RECOVERY_WAR = WEBAPPS + "accountrecoveryendpoint.war";
    static final String IDENTITY_XML = "repository/conf/identity/identity.xml";

    private static final String CORE = "org.wso2.carbon.identity.core.server.feature";
    private static final String LOGIN = "org.wso2.carbon.identity.application.authentication.framework.server.feature";
    private static final String RECOVERY = "org.wso2.carbon.identity.mgt.server.feature";

    private LookAlike() {}

    /** Identity Server 7.0: identity.xml and the properties of both portals are made from templates. */
    static Distribution identityServer70() throws IOException {
        var distribution = Kernels.open(Kernels.IDENTITY_SERVER_7_0);
        FrameworkFeatures.lay(CORE + "-7.0.80.zip", distribution);
        FrameworkFeatures.lay(LOGIN + "-7.0.80.zip", distribution);
        FrameworkFeatures.lay(RECOVERY + "-7.0.80.zip", distribution);
        return distribution;
    }

    /** Identity Server 5.9, in whose template of identity.xml the hash of the portals' password stands. */
    static Distribution identityServer59() throws IOException {
        var distribution = Kernel.OLDEST.open();
        FrameworkFeatures.lay(LOGIN + "-7.0.80.zip", distribution);
        FrameworkFeatures.lay(CORE + "-5.14.97.zip", distribution);
        return distribution;
    }

    /** A line of Identity Server: its configuration on the kernel that it is built on; the rest of the server is left out. */
    enum Line {
        IS_5_9("5.9.0", Kernels.OLDEST, "5.14.97"),
        IS_6_1("6.1.0", Kernels.JKS, "5.25.77"),
        IS_7_0("7.0.0", Kernels.IDENTITY_SERVER_7_0, "7.0.80"),
        IS_7_1("7.1.0", Kernels.PKCS12, "7.8.94");

        private final String version;
        private final String kernel;
        private final String framework;

        Line(String version, String kernel, String framework) {
            this.version = version;
            this.kernel = kernel;
            this.framework = framework;
        }

        /** Opens it as shipped, made in a folder; the caller closes it. */
        Distribution open(Path folder) throws IOException {
            Kernels.unpack(kernel, folder);
            Files.writeString(folder.resolve("bin/version.txt"), "WSO2 Identity Server v" + version + "\n");
            var distribution = Distribution.open(folder);
            FrameworkFeatures.lay(LOGIN + "-7.0.80.zip", distribution);
            FrameworkFeatures.lay(CORE + "-" + framework + ".zip", distribution);
            return distribution;
        }
    }

    /** The login portal of Identity Server 5.9 as a {@code .war}. */
    static byte[] loginPortal() throws IOException {
        return Files.readAllBytes(FrameworkFeatures.FOLDER.resolve(
                "org.wso2.carbon.identity.application.authentication.endpoint-5.14.97.war"));
    }

    /** The recovery portal of Identity Server 5.9 as a {@code .war}. */
    static byte[] recoveryPortal() throws IOException {
        return Files.readAllBytes(
                FrameworkFeatures.FOLDER.resolve("org.wso2.carbon.identity.mgt.endpoint-5.14.97.war"));
    }
}
