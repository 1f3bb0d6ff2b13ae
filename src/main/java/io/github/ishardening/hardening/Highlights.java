package io.github.ishardening.hardening;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.server.ConnectorBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The most important facts about a hardened server, a few words each, from its rendered configuration and the user's
 * input; omits unclear ones.
 */
final class Highlights {

    private static final String PROTOCOLS = ConnectorBlock.HOST + ".protocols";
    private static final String CIPHERS = ConnectorBlock.HOST + ".ciphers";
    private static final String VERIFICATION = ConnectorBlock.HOST + ".certificateVerification";

    private Highlights() {}

    /**
     * Collects the facts.
     *
     * @param clients how client certificates are handled
     * @param fragment the user's fragment
     * @param file the fragment's file
     */
    static List<String> of(
            Rendered rendered,
            List<RoleKey> keys,
            ClientTrust clients,
            Optional<DeploymentToml> fragment,
            Optional<Path> file) {
        var few = new ArrayList<String>();
        protocols(rendered.value(PROTOCOLS).orElse(""), few);
        suites(rendered.value(CIPHERS).orElse(""), few);
        var algorithms = new TreeSet<String>();
        for (RoleKey key : keys) {
            algorithms.add(KeyAlgorithm.describe(key.entry().certificate().getPublicKey()));
        }
        few.add(String.join(" and ", algorithms) + " keys");
        mutualTls(clients, rendered.value(VERIFICATION).orElse(""), few);
        if (fragment.isPresent()) {
            few.add("%s from %s"
                    .formatted(
                            count(fragment.get().keys().size(), "setting"),
                            file.orElseThrow().getFileName()));
        }
        return few;
    }

    /** A number of things in words: {@code 2 settings}. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Omits mutual TLS unless the connector requests certificates as the user does. */
    private static void mutualTls(ClientTrust trust, String verification, List<String> few) {
        var request = trust.request();
        if (request.isOn() && verification.equals(request.mode().certificateVerification())) {
            few.add("%s mutual TLS with %s"
                    .formatted(verification, count(trust.clients().size(), "trusted certificate")));
        }
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
        few.add(count(count, "cipher suite"));
    }
}
