package io.github.ishardening.inspection.connector;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What in a server speaks TLS with those who call it, by the files that set it up. */
public enum TlsHosts {
    /** The connectors of Tomcat. */
    CONNECTORS(ServerFiles.CATALINA, Connector::tlsHosts),
    /** What an API Manager listens on beside Tomcat. */
    GATEWAY(GatewayListeners.AXIS2, GatewayListeners::all),
    /** The service that authenticates by Thrift. */
    THRIFT(Listener.THRIFT.get(0), Listener::thrift),
    /** The message broker of an API Manager. */
    BROKER(ServerFiles.BROKER_XML, TlsHosts::ofBroker);

    private final String file;
    private final Search search;

    TlsHosts(String file, Search search) {
        this.file = file;
        this.search = search;
    }

    /** Looks for them in what the server will run with. */
    private interface Search {
        List<? extends TlsHost> of(Inspection inspection) throws IOException;
    }

    /** The file that sets them up; the first where there are several. */
    public String file() {
        return file;
    }

    /** These, in the order of their files. */
    public List<? extends TlsHost> of(Inspection inspection) throws IOException {
        return search.of(inspection);
    }

    /** All of them. */
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
