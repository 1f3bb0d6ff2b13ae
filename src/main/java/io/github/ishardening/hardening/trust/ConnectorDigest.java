package io.github.ishardening.hardening.trust;

import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.memory.ContentDigest;
import io.github.ishardening.server.ClientTrust;
import java.security.PrivateKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Everything that determines the result of handshakes with a connector.
 *
 * @param truststore the truststore of its clients
 * @param tls its keystore
 * @param trust how it handles client certificates
 * @param runtime the relevant settings of the JVM
 * @param day the day: the JDK accepts some algorithms only until a certain day, and certificates become valid
 */
record ConnectorDigest(
        StagedKeystore truststore,
        StagedKeystore tls,
        ClientTrust trust,
        SortedMap<String, String> runtime,
        LocalDate day) {

    /**
     * Returns a digest that identifies these. It includes passwords, which can't be guessed from it. Only the owner of
     * the key can calculate it, so a file with this name must be from the owner.
     *
     * @param begun the digest of the other inputs
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
