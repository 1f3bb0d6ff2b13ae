package org.wso2.carbon.utils;

import org.wso2.carbon.base.ServerConfiguration;

/** Stands in for the class of this name in a server, as far as its JWKS endpoint calls it. */
public final class CarbonUtils {

    private CarbonUtils() {}

    /** What {@code carbon.xml} says. */
    public static ServerConfiguration getServerConfiguration() {
        return new ServerConfiguration();
    }
}
