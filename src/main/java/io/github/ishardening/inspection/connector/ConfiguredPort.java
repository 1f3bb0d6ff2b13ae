package io.github.ishardening.inspection.connector;

/**
 * A port in the server's configuration.
 *
 * @param number the port number as configured
 * @param offset the port offset in the server's configuration
 * @param kind the protocol
 * @param name the listener's name in messages
 * @param isRequired whether it is open on every working server; otherwise something else may close it
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
