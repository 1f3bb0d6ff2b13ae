package io.github.ishardening.inspection.connector;

/**
 * A port in the server's configuration.
 *
 * @param number the configured number
 * @param offset the server's configured offset
 * @param kind the protocol
 * @param name the listener's name in messages
 * @param isRequired whether every working server opens it; otherwise it may be closed
 */
public record ConfiguredPort(int number, int offset, Kind kind, String name, boolean isRequired) {

    /** The protocol at a port. */
    public enum Kind {
        /** TLS. */
        TLS,
        /** HTTP without TLS. */
        HTTP,
        /** AJP, whose requests Tomcat trusts. */
        AJP,
        /** Another protocol without TLS. */
        PLAIN,
        /** LDAP or Kerberos of the embedded directory. */
        DIRECTORY,
        /** Communication between cluster members. */
        CLUSTER,
        /** WSO2's remote JMX. */
        JMX,
        /** Java's own remote JMX. */
        JAVA_JMX,
        /** Java's debugger. */
        DEBUGGER,
        /** The OSGi console. */
        OSGI_CONSOLE,
        /** Tomcat's shutdown command. */
        SHUTDOWN
    }

    /** The port number with the offset added. */
    public int moved() {
        return number + offset;
    }
}
