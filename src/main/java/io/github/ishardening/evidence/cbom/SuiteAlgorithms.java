package io.github.ishardening.evidence.cbom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The algorithms of a TLS cipher suite, derived from its IANA name. */
final class SuiteAlgorithms {

    private static final Pattern SUITE = Pattern.compile("TLS_(?:(?<exchange>\\w{1,60})_WITH_)?(?<rest>\\w+)");
    private static final Pattern REST = Pattern.compile(
            "(?<family>3DES|[A-Z]+(?:20|4|2)?|[A-Z]+40|28147)(?:_(?<bits>\\d{2,3}))?"
                    + "(?:_(?<mode>EDE_CBC|CBC|GCM|CCM_8|CCM|POLY1305|CTR|CNT))?(?:_(?<weak>40|56))?(?:_(?<hash>SHA\\d*|MD5|SM3|OMAC|IMIT))?");

    /** Suites without encryption (RFC 9150). */
    private static final Pattern INTEGRITY = Pattern.compile("(SHA\\d+)_\\1");

    private static final Pattern EXPORT = Pattern.compile("_EXPORT(?:1024)?");
    /** A pre-shared key. */
    private static final String SHARED = "PSK";

    private SuiteAlgorithms() {}

    /** Key exchange, authentication, cipher and hash, as far as the name contains them. */
    static List<Algorithm> of(String suite) {
        var algorithms = new ArrayList<Algorithm>();
        var parts = SUITE.matcher(suite);
        if (parts.matches()) {
            String exchange = parts.group("exchange");
            if (exchange != null) {
                algorithms.addAll(exchange(exchange));
            }
            var integrity = INTEGRITY.matcher(parts.group("rest"));
            if (integrity.matches()) {
                algorithms.add(HashAlgorithms.hmac(integrity.group(1)));
                algorithms.add(HashAlgorithms.hash(integrity.group(1)));
            }
            var rest = REST.matcher(parts.group("rest"));
            if (rest.matches()) {
                algorithms.addAll(cipher(rest));
            }
        }
        return algorithms;
    }

    private static List<Algorithm> exchange(String name) {
        var words = Arrays.asList(EXPORT.matcher(name).replaceAll("").split("_", -1));
        var algorithms = new ArrayList<Algorithm>();
        algorithms.add(agreement(words.get(0)));
        words.subList(1, words.size()).forEach(word -> authentication(word).ifPresent(algorithms::add));
        return algorithms;
    }

    private static Algorithm agreement(String word) {
        return switch (word) {
            case "RSA" -> PublicKeyAlgorithms.rsaEncryption(OptionalInt.empty(), "PKCS1v1.5", "pkcs1v15");
            case SHARED, "KRB5" -> shared(word);
            default -> KeyExchanges.agreement(word);
        };
    }

    /** Empty for suites without authentication, {@code anon}. */
    private static Optional<Algorithm> authentication(String word) {
        return switch (word) {
            case "RSA" -> Optional.of(PublicKeyAlgorithms.signature("RSASSA").withCategory(0));
            case "DSS" -> Optional.of(PublicKeyAlgorithms.signature("DSA").withCategory(0));
            case "ECDSA" -> Optional.of(PublicKeyAlgorithms.signature(word).withCategory(0));
            case SHARED -> Optional.of(shared(word));
            default -> Optional.empty();
        };
    }

    private static Algorithm shared(String word) {
        return Algorithm.of(word, "other", "keyderive");
    }

    private static List<Algorithm> cipher(Matcher rest) {
        var algorithms = new ArrayList<Algorithm>();
        String family = rest.group("family");
        String hash = rest.group("hash");
        String mode = mode(rest);
        if (!family.equals("NULL")) {
            algorithms.add(CipherAlgorithms.of(family, bits(rest), mode));
        }
        if (hash != null) {
            boolean isMac = mode.isEmpty() || mode.equals("cbc");
            algorithms.add(isMac ? HashAlgorithms.hmac(hash) : HashAlgorithms.hash(hash));
        }
        return algorithms;
    }

    private static String mode(Matcher rest) {
        String mode = rest.group("mode");
        return mode == null ? "" : mode.replace("EDE_", "").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static OptionalInt bits(Matcher rest) {
        String bits = rest.group("bits");
        if (bits != null) {
            return OptionalInt.of(Integer.parseInt(bits));
        }
        return rest.group("family").equals("CHACHA20") ? OptionalInt.of(256) : OptionalInt.empty();
    }
}
