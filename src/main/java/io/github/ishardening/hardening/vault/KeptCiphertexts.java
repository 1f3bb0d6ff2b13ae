package io.github.ishardening.hardening.vault;

import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.VaultFile;
import java.io.IOException;
import java.util.Map;

/** Ciphertexts stored in the keys directory, so that the next build produces the same bytes. */
public record KeptCiphertexts(KeysDirectory directory, UserLog progress) {

    /**
     * Reads the ciphertexts; inside {@link KeysDirectory#exclusively}.
     *
     * @throws io.github.ishardening.problem.ProblemException if they are broken
     */
    public static VaultFile read(KeysDirectory directory) throws IOException {
        return new VaultFile(directory.path(VaultFile.NAME).toString(), directory.read(VaultFile.NAME));
    }

    /** Stores new ciphertexts; if the directory is frozen, the next build encrypts again, with different bytes. */
    public void keep(VaultFile vault) throws IOException {
        var content = vault.changedContent();
        if (content.isEmpty()) {
            return;
        }
        if (directory.isFrozen()) {
            progress.warn(
                    "The keys directory is frozen and lacks ciphertexts; the next build will produce different bytes.");
        } else {
            directory.write(Map.of(VaultFile.NAME, content.get()));
        }
    }
}
