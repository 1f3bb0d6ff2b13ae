package io.github.ishardening.mounted;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.server.ServerFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Maps paths in a container to paths in the server. */
final class ServerPaths {

    /** The file name of the configuration. */
    static final String TOML = "deployment.toml";

    /**
     * WSO2's images copy files mounted in these folders over the server when they start. Other files are mounted
     * directly in the server, whose folder is named after the product. The patterns don't match the path before that,
     * because repeating a group for each folder would use stack space for each.
     */
    private static final Pattern COPIED = Pattern.compile("/wso2-(?:config|artifact)-volume/(.+)");

    private static final Pattern MOUNTED =
            Pattern.compile("/(?:(?=repository/(?:conf|resources|deployment|components)(?:/|$))"
                    + "|wso2[^/]*/(?=(?:bin|lib|repository)(?:/|$)))(.+)");

    /** A server's home folder, as named in images. */
    private static final Pattern HOME = Pattern.compile("/wso2[a-z-]+-[0-9][^/]*/?$");

    private static final Pattern CONFIGURATION = Pattern.compile("(?:bin|repository/resources/(?:security|conf)"
            + "|repository/conf/(?:deployment\\.toml|log4j2\\.properties|security))(?:/.*)?"
            + "|repository(?:/conf|/resources)?");

    /** The paths of these files in charts and images; a file for any other key could be anything. */
    private static final SortedMap<String, String> BY_NAME = new TreeMap<>(Map.of(
            TOML,
            ServerFiles.DEPLOYMENT_TOML,
            "log4j2.properties",
            "repository/conf/log4j2.properties",
            "thrift-authentication.xml",
            "repository/conf/identity/thrift-authentication.xml",
            "secret-conf.properties",
            "repository/conf/security/secret-conf.properties",
            "wso2server.sh",
            "bin/wso2server.sh",
            "api-manager.sh",
            "bin/api-manager.sh",
            "api-cp.sh",
            "bin/api-cp.sh",
            "gateway.sh",
            "bin/gateway.sh",
            "key-manager.sh",
            "bin/key-manager.sh",
            "traffic-manager.sh",
            "bin/traffic-manager.sh"));

    private ServerPaths() {}

    /** The server's path for a path in a container; empty if that isn't part of the server. */
    static Optional<String> of(String inContainer) {
        String path = inContainer.replaceAll("/{2,}", "/").replaceAll("/$", "");
        for (Pattern pattern : new Pattern[] {COPIED, MOUNTED}) {
            var matcher = pattern.matcher(path);
            if (matcher.find()) {
                return Optional.of(matcher.group(1))
                        .filter(found -> DistributionPaths.fault(found).isEmpty());
            }
        }
        return Optional.empty();
    }

    /** Whether server files may be at or below a path in a container. */
    static boolean reaches(String inContainer) {
        return of(inContainer).isPresent() || of(inContainer + "/any").isPresent();
    }

    /**
     * Whether a folder or file of a container contains, or would hide, what determines the server's security: its start
     * scripts, configuration or stores. User data and logs, for which charts mount storage, don't.
     */
    static boolean configures(String inContainer) {
        return of(inContainer)
                .map(path -> CONFIGURATION.matcher(path).matches())
                .orElseGet(
                        () -> reaches(inContainer) || HOME.matcher(inContainer).find());
    }

    /** Whether files mounted there are copied into the server, rather than hiding existing ones. */
    static boolean isCopied(String inContainer) {
        return COPIED.matcher(inContainer).find();
    }

    /** The names of files that WSO2's charts mount. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The path at which they mount a file with such a name. */
    static String ofName(String name) {
        return BY_NAME.get(name);
    }
}
