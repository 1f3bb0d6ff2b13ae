package io.github.ishardening.deployment;

import java.util.Optional;

/** The address at which clients reach a server, according to its rendered configuration. */
public final class PublicAddress {

    private static final String CARBON = "repository/conf/carbon.xml";
    private static final String CATALINA = "repository/conf/tomcat/catalina-server.xml";
    private static final int PORT = 9443;

    private PublicAddress() {}

    /** The host name with the port of the proxy in front of the server, otherwise the server's own port plus offset. */
    public static HttpsHost of(Rendered rendered) {
        String name = rendered.text(CARBON, "/Server/HostName").orElse("localhost");
        return new HttpsHost(name, connector(rendered, "proxyPort").orElseGet(() -> ownPort(rendered)));
    }

    private static int ownPort(Rendered rendered) {
        return connector(rendered, "port").orElse(PORT)
                + number(rendered.text(CARBON, "/Server/Ports/Offset")).orElse(0);
    }

    private static Optional<Integer> connector(Rendered rendered, String attribute) {
        return number(rendered.xml(CATALINA).orElseThrow().elements("//Connector").stream()
                .filter(connector -> connector.getAttribute("SSLEnabled").equals("true"))
                .filter(connector -> connector.hasAttribute(attribute))
                .map(connector -> connector.getAttribute(attribute))
                .findFirst());
    }

    /** Anything but a number is a placeholder, which the server replaces when it starts. */
    private static Optional<Integer> number(Optional<String> text) {
        return text.map(String::strip)
                .filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::valueOf);
    }
}
