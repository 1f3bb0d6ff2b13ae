package io.github.ishardening.deployment;

/**
 * The host and port on which a server serves HTTPS.
 *
 * @param name its host name or address
 * @param port the port that clients use
 */
public record HttpsHost(String name, int port) {

    private static final int DEFAULT_PORT = 443;

    /** The URL of a path, such as {@code /oauth2/token}; omits port 443. */
    public String url(String path) {
        String host = name.contains(":") ? "[" + name + "]" : name;
        return "https://" + host + (port == DEFAULT_PORT ? "" : ":" + port) + path;
    }
}
