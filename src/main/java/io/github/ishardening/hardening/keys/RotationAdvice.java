package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keys.FormerSigner;
import io.github.ishardening.server.RotationPages;
import java.util.ArrayList;
import java.util.List;

/** What an operator has to do about a new key, in words, and where WSO2 says so. */
final class RotationAdvice {

    private static final String NEXT_BUILD = "The next build puts the new key into the server.";

    private RotationAdvice() {}

    /**
     * The lines for a role's new key.
     *
     * @param decryptsData whether the internal key is known to decrypt stored data
     * @param signers the signing key that it replaces, if that is still published
     */
    static List<String> of(Role role, boolean decryptsData, List<FormerSigner> signers) {
        List<String> lines = new ArrayList<>(List.of(NEXT_BUILD));
        lines.addAll(
                switch (role) {
                    case CA ->
                        List.of(
                                "Whoever trusts certificates/ca.pem needs the new one (goal export-certificates) before the",
                                "  server presents certificates of it; the server goes on to trust the former authority.");
                    case TLS ->
                        List.of("Clients that pinned the former certificate need certificates/tls.pem before the server"
                                + " presents it.");
                    case PRIMARY -> NewPrimary.lines(signers);
                    case INTERNAL -> internal(decryptsData);
                });
        return lines;
    }

    /**
     * The lines for a new encryption key.
     *
     * @param named whether the user keeps the former one somewhere else than in the keys directory
     */
    static List<String> ofEncryption(EncryptionKeyFormat format, boolean named) {
        List<String> lines = new ArrayList<>(List.of(NEXT_BUILD));
        if (named) {
            lines.add("Take <secrets><encryptionKey> out of the configuration: it names the former key.");
        }
        lines.addAll(
                format.readsWithOldKey()
                        ? List.of(
                                "It encrypts with the new key and still decrypts with the former one, which is [encryption]",
                                "  old_key now. Start all nodes of a cluster with it together: a node that has the former key",
                                "  only can't read what the others write. Stored data stays under the former key until it is",
                                "  written again; remove encryption.old-key from secrets.properties when nothing is left of it.",
                                "  Source: " + RotationPages.OLD_KEY + ".")
                        : List.of(
                                "It can't decrypt what it stored with the former key: passwords of secondary user stores and",
                                "  event publishers, TOTP secrets, OAuth tokens and client secrets where these are encrypted.",
                                "  Move that before the first start with the new key.",
                                "  Source: " + RotationPages.BLUE_GREEN + "."));
        return lines;
    }

    private static List<String> internal(boolean decryptsData) {
        List<String> lines = new ArrayList<>(List.of(
                "It encrypts the vault of the server again. The password for password-tmp or password-persist stays",
                "  internal.password. What the server itself encrypted with the former key it can't decrypt any more;",
                "  the former store stays in the keys directory, in former/."));
        if (decryptsData) {
            lines.add("  Move that data before the first start with the new key. Source: " + RotationPages.ASYMMETRIC
                    + ".");
        }
        return lines;
    }
}
