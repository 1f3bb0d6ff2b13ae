package io.github.ishardening.deployment;

/**
 * Where a server answers HTTPS.
 *
 * @param name its host name or address
 * @param port its port, as its clients see it
 */
public record HttpsHost(String name, int port) {

    private static final int DEFAULT_PORT = 443;

    /** The URL of a path on it, such as {@code /oauth2/token}; without the port where that is 443. */
    public String url(String path) {
        String host = name.contains(":") ? "[" + name + "]" : name;
        return "https://" + host + (port == DEFAULT_PORT ? "" : ":" + port) + path;
    }
}
