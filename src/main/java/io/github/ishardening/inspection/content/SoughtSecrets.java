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
 * The secrets of a server that are available, to be looked for where they don't belong.
 *
 * @param sought those that can be told from other text, by what messages call them
 * @param unsought what messages call those that can't
 */
public record SoughtSecrets(Map<String, Secret> sought, List<String> unsought) {

    /** Shorter, and of small letters only, it may be a word of any text. */
    private static final int LONG = 16;

    private static final Pattern WORD = Pattern.compile("[a-z]*");

    /** As long as those that are generated, whose hash tells nothing. */
    private static final int STRONG = 32;

    /** Those that were handed in, and those in the vault by alias. */
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
        // Those have rules of their own, and stand in every other file.
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
     * What stands for these secrets where it is remembered in which files they aren't; empty if a guess at one of them
     * could be tried on it, because none of them is as strong as those that are generated.
     *
     * @param begun what else it is to stand for
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

    /** How many there are, never what. */
    @Override
    public String toString() {
        return sought.size() + " secrets";
    }
}
