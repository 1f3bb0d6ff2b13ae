package org.wso2.carbon.identity.core.util;

import java.util.HashMap;
import java.util.Map;

/** Stands in for the class of this name in a server, as far as its JWKS endpoint calls it. */
public final class IdentityUtil {

    /** What a request is about; nothing, so that it is about the super tenant. */
    public static final ThreadLocal<Map<String, Object>> threadLocalProperties = ThreadLocal.withInitial(HashMap::new);

    private IdentityUtil() {}
}
