package io.github.ishardening.inspection.connector;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The server's TLS endpoints, by the files that configure them. */
public enum TlsHosts {
    /** The connectors of Tomcat. */
    CONNECTORS(ServerFiles.CATALINA, Connector::tlsHosts),
    /** API Manager's listeners other than Tomcat and the broker. */
    GATEWAY(GatewayListeners.AXIS2, GatewayListeners::all),
    /** The Thrift authentication service. */
    THRIFT(Listener.THRIFT.get(0), Listener::thrift),
    /** API Manager's message broker. */
    BROKER(ServerFiles.BROKER_XML, TlsHosts::ofBroker);

    private final String file;
    private final Search search;

    TlsHosts(String file, Search search) {
        this.file = file;
        this.search = search;
    }

    /** Finds the endpoints in the configuration that the server will use. */
    private interface Search {
        List<? extends TlsHost> of(Inspection inspection) throws IOException;
    }

    /** The file that configures them; the first if there are several. */
    public String file() {
        return file;
    }

    /** The endpoints of this kind, in the order of their files. */
    public List<? extends TlsHost> of(Inspection inspection) throws IOException {
        return search.of(inspection);
    }

    public static List<TlsHost> all(Inspection inspection) throws IOException {
        var hosts = new ArrayList<TlsHost>();
        for (TlsHosts some : values()) {
            hosts.addAll(some.of(inspection));
        }
        return hosts;
    }

    private static List<Listener> ofBroker(Inspection inspection) throws IOException {
        return Broker.all(inspection).stream()
                .flatMap(broker -> broker.tls().stream())
                .toList();
    }
}
