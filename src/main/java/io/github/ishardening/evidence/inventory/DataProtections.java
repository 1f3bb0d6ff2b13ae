package io.github.ishardening.evidence.inventory;

import io.github.ishardening.evidence.inventory.DataProtection.Purpose;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import io.github.ishardening.inspection.store.VaultConf;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.server.EncryptionKeys;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads how a server protects configuration secrets, stored data and passwords. */
record DataProtections(Inspection inspection, List<StoreContent> stores, Unread unread) {

    private static final String CARBON_PROPERTIES = "repository/conf/carbon.properties";
    /** The setting for stored data; the vault has its own (WSO2 documentation, "Symmetric encryption"). */
    private static final String TRANSFORMATION = "org.wso2.CipherTransformation";

    private static final String INTERNAL = "internal";
    private static final String PROVIDER = "encryption.internal_crypto_provider";
    private static final String SYMMETRIC = "SymmetricKeyInternalCryptoProvider";
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64})");
    private static final int BITS_OF_DIGIT = 4;

    private static final String DIGEST = "PasswordDigest";
    private static final String PARAMETERS = "Hash.Algorithm.Properties";
    private static final String PBKDF2 = "PBKDF2";
    private static final Pattern PRF =
            Pattern.compile("pbkdf2\\.prf[\"']?\\s*+[:=]\\s*+[\"']?(PBKDF2WithHmacSHA[0-9]{1,3})");

    /** The possible names of algorithms; a manipulated distribution may contain anything. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/._-]{1,64}");

    /** Everything that can be read. */
    static List<DataProtection> of(Inspection inspection, List<StoreContent> stores, Unread unread) {
        var reader = new DataProtections(inspection, stores, unread);
        var all = new ArrayList<DataProtection>();
        all.addAll(unread.orNone(SecretConf.PATH, reader::vault));
        all.addAll(unread.orNone(CARBON_PROPERTIES, reader::storedData));
        all.addAll(unread.orNone(UserStore.PRIMARY, reader::passwords));
        return all.stream().filter(reader::isNamed).distinct().toList();
    }

    private boolean isNamed(DataProtection protection) {
        boolean isNamed = NAME.matcher(protection.algorithm()).matches();
        if (!isNamed) {
            unread.add(new Problem(
                    protection.file(),
                    "doesn't contain a valid algorithm for %s.".formatted(protection.purpose()),
                    "Specify one that the server supports."));
        }
        return isNamed;
    }

    private List<DataProtection> vault() throws IOException {
        var conf = VaultConf.read(inspection.distribution());
        if (conf.filter(VaultConf::isEnabled).isEmpty()) {
            return List.of();
        }
        String algorithm = conf.get().algorithm().transformation();
        return List.of(new DataProtection(Purpose.VAULT, algorithm, internalKey(), SecretConf.PATH));
    }

    private List<DataProtection> storedData() throws IOException {
        boolean isSymmetric = inspection.value(PROVIDER).orElse("").endsWith(SYMMETRIC);
        var said = inspection
                .properties(CARBON_PROPERTIES)
                .map(properties -> properties.getProperty(TRANSFORMATION, "").strip())
                .filter(text -> !text.isEmpty());
        if (said.isEmpty() && inspection.value(PROVIDER).isEmpty()) {
            return List.of();
        }
        return List.of(new DataProtection(
                Purpose.STORED_DATA,
                said.orElse(isSymmetric ? "AES" : "RSA"),
                isSymmetric ? encryptionKey() : internalKey(),
                CARBON_PROPERTIES));
    }

    private OptionalInt encryptionKey() throws IOException {
        return inspection
                .secret(EncryptionKeys.KEY)
                .map(DataProtections::bits)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * The length as the server determines it: from the digits of a key of 48 or 64 hexadecimal digits, otherwise from
     * bytes.
     */
    private static int bits(Secret key) {
        return HEXADECIMAL.matcher(key.reveal()).matches()
                ? key.reveal().length() * BITS_OF_DIGIT
                : key.bytes().length * Byte.SIZE;
    }

    /** The length of the key that opens the vault, private or secret. */
    private OptionalInt internalKey() throws IOException {
        var internal = inspection.stores().uses().keystore(INTERNAL);
        return internal.stream()
                .flatMap(use -> stores.stream().filter(store -> store.path().equals(use.path())))
                .flatMap(store -> store.entries().stream())
                .filter(entry ->
                        entry.alias().equalsIgnoreCase(internal.get().alias().orElse("")))
                .map(DataProtections::bits)
                .findFirst()
                .orElseGet(OptionalInt::empty);
    }

    private static OptionalInt bits(StoreEntry entry) {
        return !entry.chain().isEmpty() && entry.chain().get(0).getPublicKey() instanceof RSAPublicKey key
                ? OptionalInt.of(key.getModulus().bitLength())
                : entry.secretBits();
    }

    private List<DataProtection> passwords() throws IOException {
        var found = new ArrayList<DataProtection>();
        for (UserStore store : UserStore.of(inspection)) {
            String digest = store.properties().getOrDefault(DIGEST, "");
            // A directory hashes passwords itself.
            if (store.isInDatabase() && !digest.isEmpty()) {
                var function = PRF.matcher(store.properties().getOrDefault(PARAMETERS, ""));
                found.add(new DataProtection(
                        Purpose.PASSWORDS,
                        digest.equals(PBKDF2) && function.find() ? function.group(1) : digest,
                        OptionalInt.empty(),
                        store.location().path()));
            }
        }
        return found;
    }
}
