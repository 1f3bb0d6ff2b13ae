package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keys.FormerSigner;
import io.github.ishardening.server.RotationPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the operator what to do about a new key, with links to WSO2's instructions. */
final class RotationAdvice {

    private static final String NEXT_BUILD = "The next build installs the new key in the server.";

    private RotationAdvice() {}

    /**
     * The lines for a role's new key.
     *
     * @param decryptsData whether the internal key decrypts stored data; empty if the server's version isn't known
     * @param signers the replaced signing key, if it is still published
     */
    static List<String> of(Role role, Optional<Boolean> decryptsData, List<FormerSigner> signers) {
        List<String> lines = new ArrayList<>(List.of(NEXT_BUILD));
        lines.addAll(
                switch (role) {
                    case CA ->
                        List.of(
                                "Everyone who trusts certificates/ca.pem needs the new one (goal export-certificates)"
                                        + " before the",
                                "  server presents certificates issued by it; the server still trusts the former"
                                        + " authority.");
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
     * @param named whether the user's configuration refers to the former one, outside the keys directory
     */
    static List<String> ofEncryption(EncryptionKeyFormat format, boolean named) {
        List<String> lines = new ArrayList<>(List.of(NEXT_BUILD));
        if (named) {
            lines.add("Remove <secrets><encryptionKey> from the configuration: it refers to the former key.");
        }
        lines.addAll(
                format.readsWithOldKey()
                        ? List.of(
                                "The server encrypts with the new key and still decrypts with the former one, which is now",
                                "  [encryption] old_key. Start all nodes of a cluster together: a node that has only the former key",
                                "  can't read what the others write. Stored data remains encrypted with the former key"
                                        + " until it is",
                                "  rewritten; remove encryption.old-key from secrets.properties when no such data is"
                                        + " left.",
                                "  Source: " + RotationPages.OLD_KEY + ".")
                        : List.of(
                                "The server can't decrypt data that it stored with the former key: passwords of secondary"
                                        + " user",
                                "  stores and event publishers, TOTP secrets, OAuth tokens and client secrets where these are encrypted.",
                                "  Re-encrypt that data before the first start with the new key.",
                                "  Source: " + RotationPages.BLUE_GREEN + "."));
        return lines;
    }

    private static List<String> internal(Optional<Boolean> decryptsData) {
        List<String> lines = new ArrayList<>(List.of(
                "It also re-encrypts the server's vault. The password for password-tmp or password-persist is still",
                "  internal.password. The former store is kept in the keys directory, in former/."));
        if (!decryptsData.equals(Optional.of(false))) {
            lines.add("Identity Server before 5.11 can no longer decrypt data that it encrypted with the former key:");
            lines.add("  re-encrypt that data before the first start with the new key.");
        }
        if (!decryptsData.equals(Optional.of(true))) {
            lines.add("Identity Server 5.11 and later encrypts stored data with [encryption] key, and can still decrypt"
                    + " it, except");
            lines.add("  data from earlier versions that was never re-encrypted with that key.");
        }
        lines.add("  Source: " + RotationPages.ASYMMETRIC + ".");
        return lines;
    }
}
