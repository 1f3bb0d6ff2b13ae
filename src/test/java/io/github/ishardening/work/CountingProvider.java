package io.github.ishardening.work;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;

/**
 * Stands before the JDK's own providers while it is open, has them do the work, and counts it: openings of stores and of
 * the keys in them, and decryptions with RSA, which the vault alone does.
 */
public final class CountingProvider extends Provider implements AutoCloseable {

    private static final long serialVersionUID = 1L;

    private final transient Tally tally = new Tally();

    private CountingProvider() {
        super("Counting", "1", "counts what others do");
        for (String type : List.of("PKCS12", "JKS")) {
            putService(new Counted("KeyStore", type, CountedStore.class));
        }
        putService(new Counted("Cipher", "RSA", CountedCipher.class));
    }

    /** Begins to count what this JVM does, until it is closed. */
    public static CountingProvider open() {
        var provider = new CountingProvider();
        Security.insertProviderAt(provider, 1);
        return provider;
    }

    /** What has been counted. */
    public Tally tally() {
        return tally;
    }

    /** The counts as text. */
    public String counts() {
        return """
                openings of stores: %s
                looks into stores without a password: %s
                openings of keys: %s
                decryptions: %s
                """.formatted(
                        tally.count(Tally.Deed.OPENING),
                        tally.count(Tally.Deed.LOOK_WITHOUT_PASSWORD),
                        tally.count(Tally.Deed.KEY),
                        tally.count(Tally.Deed.DECRYPTION));
    }

    @Override
    public void close() {
        Security.removeProvider(getName());
    }

    private final class Counted extends Service {

        Counted(String type, String algorithm, Class<?> made) {
            super(CountingProvider.this, type, algorithm, made.getName(), List.of(), Map.of());
        }

        @Override
        public Object newInstance(Object parameter) {
            return getType().equals("Cipher") ? new CountedCipher(tally) : new CountedStore(getAlgorithm(), tally);
        }
    }
}
