package io.github.ishardening.inspection.content;

import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.memory.ContentDigest;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The available secrets of a server, for finding them where they don't belong.
 *
 * @param sought the secrets that can be distinguished from other text, by their names in messages
 * @param unsought the names in messages of those that can't
 */
public record SoughtSecrets(Map<String, Secret> sought, List<String> unsought) {

    /** A shorter secret of lowercase letters only may be a word in any text. */
    private static final int LONG = 16;

    private static final Pattern WORD = Pattern.compile("[a-z]*");

    /** The length of generated secrets, whose hash reveals nothing. */
    private static final int STRONG = 32;

    /** The secrets that were passed in, and those in the vault by alias. */
    public static SoughtSecrets of(KnownSecrets atHand, Map<String, Secret> inVault) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (SecretName name : atHand.names()) {
            atHand.find(name).ifPresent(secret -> secrets.put(name.key(), secret));
        }
        inVault.forEach((alias, secret) -> {
            if (!secrets.containsValue(secret)) {
                secrets.put(alias, secret);
            }
        });
        // Publicly known passwords have rules of their own, and occur in many files.
        secrets.values().removeIf(PublishedPasswords::contains);
        Map<String, Secret> sought = new LinkedHashMap<>(secrets);
        sought.values().removeIf(secret -> !isDistinct(secret));
        secrets.keySet().removeAll(sought.keySet());
        return new SoughtSecrets(sought, List.copyOf(secrets.keySet()));
    }

    private static boolean isDistinct(Secret secret) {
        return secret.bytes().length >= BytePatterns.SHORTEST
                && (secret.length() >= LONG || !WORD.matcher(secret.reveal()).matches());
    }

    /**
     * A digest of these secrets, by which files without them are remembered; empty if guesses could be tested against
     * it, because no secret is as strong as a generated one.
     *
     * @param begun a digest of what else it depends on
     */
    Optional<String> digest(ContentDigest begun) {
        if (sought.isEmpty()) {
            return Optional.of(begun.plain());
        }
        for (var secret : new TreeMap<>(sought).entrySet()) {
            begun.add(secret.getKey()).add(secret.getValue().bytes());
        }
        return sought.values().stream()
                .filter(secret -> secret.length() >= STRONG)
                .findFirst()
                .map(key -> begun.keyed(key.bytes()));
    }

    /** The number of secrets only. */
    @Override
    public String toString() {
        return sought.size() + " secrets";
    }
}
