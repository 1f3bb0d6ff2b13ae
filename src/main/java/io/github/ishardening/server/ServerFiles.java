package io.github.ishardening.server;

import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.util.List;
import java.util.regex.Pattern;

/** Paths in a distribution, relative to its top folder. */
public final class ServerFiles {

    /** The folder in which the server resolves the file names of its stores. */
    public static final String SECURITY = "repository/resources/security/";

    /** The source of the configuration. */
    public static final String DEPLOYMENT_TOML = "repository/conf/deployment.toml";

    /** The rendered connectors. */
    public static final String CATALINA = "repository/conf/tomcat/catalina-server.xml";

    /** The rendered core configuration. */
    public static final String CARBON_XML = "repository/conf/carbon.xml";

    /** The configuration of the server's remote JMX. */
    public static final String JMX_XML = "repository/conf/etc/jmx.xml";

    /** The rendered configuration of the identity features. */
    public static final String IDENTITY_XML = "repository/conf/identity/identity.xml";

    /** The rendered configuration of API Manager. */
    public static final String API_MANAGER_XML = "repository/conf/api-manager.xml";

    /** The rendered configuration of API Manager's message broker. */
    public static final String BROKER_XML = "repository/conf/broker.xml";

    /** The folder that API Manager copies to each tenant. */
    public static final String OF_TENANTS = "repository/resources/apim-synapse-config/";

    /** The folder in which products have their embedded databases. */
    public static final String DATABASES = "repository/database/";

    /** The folder of configuration files that a start has replaced, which the server never reads. */
    public static final String BACKUP = "backup/";

    /** The folder of web applications. */
    public static final String WEBAPPS = "repository/deployment/server/webapps/";

    /** The deployment folders of the server and its tenants. */
    public static final List<String> DEPLOYED = List.of("repository/deployment/server/", "repository/tenants/");

    private static final Pattern WITH_SECRETS = Pattern.compile(
            "repository/(?:deployment/server|tenants/[^/]+)/(?:event(?:publisher|receiver)s|userstores)/"
                    + "[^/]+\\.xml");

    private static final Pattern PORTAL_PROPERTIES =
            Pattern.compile("(?:.*/)?(?:Recovery)?EndpointConfig\\.properties");

    private ServerFiles() {}

    /** Returns a store with this name in the server. */
    public static StagedKeystore store(
            String name, StoreType type, byte[] content, Secret password, SecretName secretName) {
        return new StagedKeystore(SECURITY + name + "." + type.extension(), type, content, password, secretName);
    }

    /**
     * Whether it is a file in the {@link #DEPLOYED} folders that may contain secrets, which the server encrypts after
     * reading them.
     */
    public static boolean isArtifactWithSecrets(String path) {
        return WITH_SECRETS.matcher(path).matches();
    }

    /** Whether a file is named like the properties files of portals. */
    public static boolean isPortalProperties(String path) {
        return PORTAL_PROPERTIES.matcher(path).matches();
    }
}
