package io.github.ishardening.hardening;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.server.ConnectorBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The most important facts about a hardened server, a few words each, from its rendered configuration; omits unclear
 * ones.
 */
final class Highlights {

    private static final String PROTOCOLS = ConnectorBlock.HOST + ".protocols";
    private static final String CIPHERS = ConnectorBlock.HOST + ".ciphers";

    private Highlights() {}

    static List<String> of(Rendered rendered, List<RoleKey> keys) {
        var few = new ArrayList<String>();
        protocols(rendered.value(PROTOCOLS).orElse(""), few);
        suites(rendered.value(CIPHERS).orElse(""), few);
        var algorithms = new TreeSet<String>();
        for (RoleKey key : keys) {
            algorithms.add(KeyAlgorithm.describe(key.entry().certificate().getPublicKey()));
        }
        few.add(String.join(" and ", algorithms) + " keys");
        return few;
    }

    /** Omits the protocols if Tomcat's list contains anything but versions, such as exclusions or {@code all}. */
    private static void protocols(String list, List<String> few) {
        var versions = new TreeSet<String>();
        for (String each : list.split(",", -1)) {
            String version = each.strip();
            if (!version.matches("\\+?TLSv1(\\.\\d)?")) {
                return;
            }
            versions.add(version.endsWith("v1") ? "1.0" : version.substring(version.indexOf('v') + 1));
        }
        few.add("TLS " + String.join(" and ", versions));
    }

    /** Omits the suites if they are an OpenSSL expression. */
    private static void suites(String list, List<String> few) {
        int count = 0;
        for (String each : list.split(",", -1)) {
            if (!each.strip().startsWith("TLS_")) {
                return;
            }
            count++;
        }
        few.add(count == 1 ? "1 cipher suite" : count + " cipher suites");
    }
}
