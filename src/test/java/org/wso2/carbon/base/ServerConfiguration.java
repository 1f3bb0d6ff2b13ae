package org.wso2.carbon.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Stands in for the class of this name in a server, as far as its JWKS endpoint calls it. */
public final class ServerConfiguration {

    /** A setting of {@code carbon.xml}, here from the file {@code carbon.properties} on the class path. */
    public String getFirstProperty(String key) {
        var settings = new Properties();
        try (var in = ServerConfiguration.class.getResourceAsStream("/carbon.properties")) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings.getProperty(key);
    }
}
