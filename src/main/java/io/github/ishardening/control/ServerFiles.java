package io.github.ishardening.control;

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

    private ServerFiles() {}
}
