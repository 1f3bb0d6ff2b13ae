package io.github.ishardening.mounted;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.server.ServerFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where in a server what is mounted comes to lie. */
final class ServerPaths {

    /** What the source of the configuration is called. */
    static final String TOML = "deployment.toml";

    /**
     * Images of WSO2 copy what is mounted in these folders over the server when they start; else it is mounted in the server
     * itself, whose folder is called after the product. What stands before is no part of the patterns: to repeat a group for
     * each folder would take stack for each.
     */
    private static final Pattern COPIED = Pattern.compile("/wso2-(?:config|artifact)-volume/(.+)");

    private static final Pattern MOUNTED =
            Pattern.compile("/(?:(?=repository/(?:conf|resources|deployment|components)(?:/|$))"
                    + "|wso2[^/]*/(?=(?:bin|lib|repository)(?:/|$)))(.+)");

    /** The folder of a server as a whole, as images call it. */
    private static final Pattern HOME = Pattern.compile("/wso2[a-z-]+-[0-9][^/]*/?$");

    private static final Pattern CONFIGURATION = Pattern.compile("(?:bin|repository/resources/(?:security|conf)"
            + "|repository/conf/(?:deployment\\.toml|log4j2\\.properties|security))(?:/.*)?"
            + "|repository(?:/conf|/resources)?");

    /** Where charts and images have them; what else a key is called could be anything. */
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

    /** The path in the server of what a container has at this path; empty where it is none of the server's. */
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

    /** Whether files of the server may be at a path of a container, or below. */
    static boolean reaches(String inContainer) {
        return of(inContainer).isPresent() || of(inContainer + "/any").isPresent();
    }

    /**
     * Whether a folder or file of a container holds, or would hide, what decides how secure the server is: its start scripts,
     * its configuration, its stores. Data of its users and logs, for which charts mount storage, do not.
     */
    static boolean configures(String inContainer) {
        return of(inContainer)
                .map(path -> CONFIGURATION.matcher(path).matches())
                .orElseGet(
                        () -> reaches(inContainer) || HOME.matcher(inContainer).find());
    }

    /** Whether what is mounted there is copied into the server, rather than hiding what is there. */
    static boolean isCopied(String inContainer) {
        return COPIED.matcher(inContainer).find();
    }

    /** The names of files that the charts of WSO2 mount. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Where they mount a file of such a name. */
    static String ofName(String name) {
        return BY_NAME.get(name);
    }
}
