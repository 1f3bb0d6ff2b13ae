package io.github.ishardening.server;

import java.util.regex.Pattern;

/** Product names in responses that reveal the server. */
public final class ProductNames {

    private static final Pattern ANY = Pattern.compile("wso2|carbon|tomcat|apache|coyote", Pattern.CASE_INSENSITIVE);

    private ProductNames() {}

    /** Whether a header reveals the product, or its platform. */
    public static boolean isNamedIn(String header) {
        return ANY.matcher(header).find();
    }
}
