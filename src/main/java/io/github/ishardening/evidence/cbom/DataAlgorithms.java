package io.github.ishardening.evidence.cbom;

import io.github.ishardening.evidence.inventory.DataProtection;
import io.github.ishardening.keystore.StoreProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The algorithms that protect stored data: stores, the vault, databases, passwords. */
final class DataAlgorithms {

    private static final Pattern PBES2 =
            Pattern.compile("PBEWithHmac(SHA\\d+(?:/\\d+)?)And([A-Za-z0-9]+?)(?:_(\\d+))?");
    private static final Pattern OF_PKCS12 = Pattern.compile("PBEWithSHA1And([A-Za-z0-9]+?)(?:_(\\d+))?");
    private static final Pattern MAC = Pattern.compile("HmacPBE(SHA\\d+(?:/\\d+)?)");
    private static final Pattern PBKDF2 = Pattern.compile("PBKDF2WithHmac(SHA\\d+)");
    private static final Map<String, String> FAMILIES = Map.of("DESede", "3DES");
    /** Deliberately slow hash functions of WSO2's connectors. */
    private static final Set<String> SLOW = Set.of("PBKDF2", "BCRYPT", "SCRYPT", "ARGON2");

    private static final Set<String> HASHES =
            Set.of("SHA", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "MD5", "MD2");

    private DataAlgorithms() {}

    /** The algorithms that encrypt a store. */
    static List<Algorithm> encryption(StoreProtection protection) {
        return protection.encryption().stream().map(DataAlgorithms::pbe).toList();
    }

    /** The algorithms that encrypt a store and protect its integrity. */
    static List<Algorithm> of(StoreProtection protection) {
        var all = new ArrayList<>(encryption(protection));
        protection.integrity().map(DataAlgorithms::integrity).ifPresent(all::add);
        return all;
    }

    private static Algorithm pbe(String name) {
        var encryption = Algorithm.of(name, "other", "keyderive", "encrypt", "decrypt");
        var modern = PBES2.matcher(name);
        if (modern.matches()) {
            return encryption.madeOf(HashAlgorithms.pbkdf2(modern.group(1)), cipher(modern.group(2), modern.group(3)));
        }
        var old = OF_PKCS12.matcher(name);
        if (old.matches()) {
            return encryption.madeOf(HashAlgorithms.hash("SHA-1"), cipher(old.group(1), old.group(2)));
        }
        return encryption.madeOf(HashAlgorithms.hash("SHA-1"));
    }

    private static Algorithm cipher(String name, String bits) {
        String family = FAMILIES.getOrDefault(name, name);
        return CipherAlgorithms.of(
                family,
                bits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(bits)),
                family.equals("RC4") ? "" : "cbc");
    }

    private static Algorithm integrity(String name) {
        var mac = MAC.matcher(name);
        if (mac.matches()) {
            return HashAlgorithms.hmac(mac.group(1));
        }
        return name.equals(StoreProtection.JKS_DIGEST)
                ? Algorithm.of(name, "mac", "tag").madeOf(HashAlgorithms.hash("SHA-1"))
                : Algorithm.of(name, "mac", "tag");
    }

    /** The algorithm that protects secrets, stored data or passwords. */
    static Algorithm of(DataProtection protection) {
        String name = protection.algorithm();
        var words = name.split("/", -1);
        var slow = PBKDF2.matcher(name);
        if (slow.matches()) {
            return HashAlgorithms.pbkdf2(slow.group(1));
        }
        if (SLOW.contains(name)) {
            return Algorithm.of(name, "kdf", "keyderive");
        }
        if (HASHES.contains(name)) {
            return HashAlgorithms.hash(name);
        }
        return switch (words[0]) {
            case "AES", "DESede" ->
                CipherAlgorithms.of(
                        FAMILIES.getOrDefault(words[0], words[0]),
                        protection.bits(),
                        // The JDK's default.
                        words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "ecb");
            case "RSA" -> rsa(protection, words);
            default -> Algorithm.of(name, "unknown", "unknown");
        };
    }

    private static Algorithm rsa(DataProtection protection, String... words) {
        boolean isOaep = words.length > 2 && words[2].toUpperCase(Locale.ROOT).startsWith("OAEP");
        return isOaep
                ? PublicKeyAlgorithms.rsaEncryption(protection.bits(), "OAEP", "oaep")
                : PublicKeyAlgorithms.rsaEncryption(protection.bits(), "PKCS1v1.5", "pkcs1v15");
    }
}
