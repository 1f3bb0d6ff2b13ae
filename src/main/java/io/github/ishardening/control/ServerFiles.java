package io.github.ishardening.control;

/** Where things stand in a distribution, relative to its top folder. */
final class ServerFiles {

    /** The folder that the server resolves the file names of its stores in. */
    static final String SECURITY = "repository/resources/security/";

    /** The source of the configuration. */
    static final String DEPLOYMENT_TOML = "repository/conf/deployment.toml";

    private ServerFiles() {}
}
