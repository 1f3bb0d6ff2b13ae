package io.github.ishardening.hardening.trust;

import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.memory.ContentDigest;
import io.github.ishardening.server.ClientTrust;
import java.security.PrivateKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * All that decides how handshakes with a connector go.
 *
 * @param truststore what its clients trust
 * @param tls its keystore
 * @param trust how it treats client certificates
 * @param runtime what of the JVM decides it
 * @param day the day, because the JDK takes some algorithms until a day only, and what isn't valid yet will be
 */
record ConnectorDigest(
        StagedKeystore truststore,
        StagedKeystore tls,
        ClientTrust trust,
        SortedMap<String, String> runtime,
        LocalDate day) {

    /**
     * Stands for it. Passwords go in, too, and can't be guessed from it; and nobody comes to it without the key, so that what
     * bears it as its name can only come from who has the key.
     *
     * @param begun what else it is to stand for
     * @param key the connector's key
     */
    String keyed(ContentDigest begun, PrivateKey key) {
        add(begun, truststore);
        add(begun, tls);
        trust.truststore().ifPresent(store -> add(begun, store));
        begun.add(trust.request().mode().name()).add(day.toString());
        runtime.forEach((name, value) -> begun.add(name).add(value));
        byte[] secret = key.getEncoded();
        try {
            return begun.keyed(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static void add(ContentDigest digest, StagedKeystore store) {
        byte[] password = store.password().bytes();
        digest.add(store.path()).add(store.type().name()).add(store.content()).add(password);
        Arrays.fill(password, (byte) 0);
    }
}
