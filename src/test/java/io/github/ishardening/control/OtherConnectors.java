package io.github.ishardening.control;

import java.io.IOException;

/** Connectors that somebody writes into the template, beside the usual ones. */
final class OtherConnectors {

    static final String TEMPLATE = "repository/resources/conf/templates/repository/conf/tomcat/catalina-server.xml.j2";

    private static final String BEHIND = "<Engine name=\"Catalina\"";

    private OtherConnectors() {}

    /** Writes one into a server's template. */
    static void add(AuditedServer server, String connector) throws IOException {
        server.replace(TEMPLATE, BEHIND, connector + "\n" + BEHIND);
    }
}
