package io.github.ishardening.server;

import java.util.regex.Pattern;

/** The names by which a response tells what sends it. */
public final class ProductNames {

    private static final Pattern ANY = Pattern.compile("wso2|carbon|tomcat|apache|coyote", Pattern.CASE_INSENSITIVE);

    private ProductNames() {}

    /** Whether a header tells the product, or what it is built on. */
    public static boolean isNamedIn(String header) {
        return ANY.matcher(header).find();
    }
}
