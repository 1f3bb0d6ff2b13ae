package io.github.ishardening.control;

import java.util.regex.Pattern;

/** Where things stand in a distribution, relative to its top folder. */
final class ServerFiles {

    /** The folder that the server resolves the file names of its stores in. */
    static final String SECURITY = "repository/resources/security/";

    /** The source of the configuration. */
    static final String DEPLOYMENT_TOML = "repository/conf/deployment.toml";

    /** The rendered connectors. */
    static final String CATALINA = "repository/conf/tomcat/catalina-server.xml";

    /** The rendered core configuration. */
    static final String CARBON_XML = "repository/conf/carbon.xml";

    /** The folder of web applications. */
    static final String WEBAPPS = "repository/deployment/server/webapps/";

    private static final Pattern PORTAL_PROPERTIES =
            Pattern.compile("(?:.*/)?(?:Recovery)?EndpointConfig\\.properties");

    private ServerFiles() {}

    /** Whether a file is called as the properties that portals bring. */
    static boolean isPortalProperties(String path) {
        return PORTAL_PROPERTIES.matcher(path).matches();
    }
}
