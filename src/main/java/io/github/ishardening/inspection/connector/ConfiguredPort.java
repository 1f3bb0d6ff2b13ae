package io.github.ishardening.inspection.connector;

/**
 * A port that the configuration of a server speaks of.
 *
 * @param number the port as it stands there
 * @param offset how far the server is moved by its own configuration
 * @param kind what is spoken there
 * @param name what messages call who listens
 * @param isRequired whether it listens on a server that works; otherwise something else may have it closed
 */
public record ConfiguredPort(int number, int offset, Kind kind, String name, boolean isRequired) {

    /** What is spoken at a port. */
    public enum Kind {
        /** TLS. */
        TLS,
        /** HTTP without TLS. */
        HTTP,
        /** AJP, whose requests Tomcat believes. */
        AJP,
        /** Something else without TLS. */
        PLAIN,
        /** LDAP or Kerberos of the embedded directory. */
        DIRECTORY,
        /** What members of a cluster speak. */
        CLUSTER,
        /** WSO2's remote JMX. */
        JMX,
        /** Remote JMX of Java itself. */
        JAVA_JMX,
        /** Java's debugger. */
        DEBUGGER,
        /** The console of OSGi. */
        OSGI_CONSOLE,
        /** Tomcat's word to stop. */
        SHUTDOWN
    }

    /** The number where it moves with the others. */
    public int moved() {
        return number + offset;
    }
}
