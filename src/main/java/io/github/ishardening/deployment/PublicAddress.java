package io.github.ishardening.deployment;

import java.util.Optional;

/** Where clients find a server, by its rendered configuration. */
public final class PublicAddress {

    private static final String CARBON = "repository/conf/carbon.xml";
    private static final String CATALINA = "repository/conf/tomcat/catalina-server.xml";
    private static final String CONNECTOR = "//Connector[@SSLEnabled='true']";
    private static final int PORT = 9443;

    private PublicAddress() {}

    /** The host name, and the port of the proxy before the server, or else the server's own with its offset. */
    public static HttpsHost of(Rendered rendered) {
        String name = rendered.text(CARBON, "/Server/HostName").orElse("localhost");
        return new HttpsHost(
                name, number(rendered, CATALINA, CONNECTOR + "/@proxyPort").orElse(ownPort(rendered)));
    }

    private static int ownPort(Rendered rendered) {
        return number(rendered, CATALINA, CONNECTOR + "/@port").orElse(PORT)
                + number(rendered, CARBON, "/Server/Ports/Offset").orElse(0);
    }

    /** What isn't a number is a placeholder, which the server fills in when it starts. */
    private static Optional<Integer> number(Rendered rendered, String file, String xpath) {
        return rendered.text(file, xpath)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf);
    }
}
