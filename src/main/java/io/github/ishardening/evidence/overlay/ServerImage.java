package io.github.ishardening.evidence.overlay;

import io.github.ishardening.distribution.Product;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * WSO2's container image of a product (<a href="https://github.com/wso2/docker-is">docker-is</a>, <a
 * href="https://github.com/wso2/docker-apim">docker-apim</a>), with the server in its user's home, in the folder of the
 * pack.
 *
 * @param reference name and tag, such as {@code wso2/wso2is:7.1.0}; empty for products without an image
 * @param user the id of the user that runs the server, and of the group {@code wso2}
 */
record ServerImage(Optional<String> reference, int user) {

    /** The home of that user. */
    static final String HOME = "/home/wso2carbon";

    /** The name of that user. */
    static final String USER_NAME = "wso2carbon";

    /** The name of its group. */
    static final String GROUP_NAME = "wso2";

    private static final int USER = 802;

    /** The user of API Manager from 4.3 on. */
    private static final int LATER_USER = 10001;

    private static final Map<String, String> NAMES = Map.of(
            "WSO2 Identity Server", "wso2is",
            "WSO2 API Manager", "wso2am",
            "WSO2 API Control Plane", "wso2am-acp",
            "WSO2 Universal Gateway", "wso2am-universal-gw",
            "WSO2 Traffic Manager", "wso2am-tm");

    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    /** The image of a product. */
    static ServerImage of(Product product) {
        String version = product.version().toString();
        var reference = Optional.ofNullable(NAMES.get(product.name()))
                .filter(name -> TAG.matcher(version).matches())
                .map(name -> "wso2/%s:%s".formatted(name, version));
        boolean isLater = product.isApiManager() && product.version().atLeast(4, 3);
        return new ServerImage(reference, isLater ? LATER_USER : USER);
    }
}
