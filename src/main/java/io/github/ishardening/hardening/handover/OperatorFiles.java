package io.github.ishardening.hardening.handover;

import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretsMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The operator's files, written next to the result and never into it, and instructions.
 *
 * @param mode how the server gets its secrets
 * @param variables the environment variables that its configuration refers to
 * @param passwordFile the file to write for its vault
 * @param vaultPassword the password of the vault
 * @param vaultPasswordPlace where that password is
 */
public record OperatorFiles(
        SecretsMode mode,
        SortedSet<String> variables,
        PasswordFile passwordFile,
        Secret vaultPassword,
        SecretPlace vaultPasswordPlace) {

    /** Copies the names. */
    public OperatorFiles {
        variables = Collections.unmodifiableSortedSet(new TreeSet<>(variables));
    }

    /**
     * Writes the files, readable only by their owner, and removes those of an earlier build that are no longer needed.
     *
     * @return the files
     * @throws IOException if the folder isn't writable
     */
    public List<Path> writeTo(Path folder) throws IOException {
        var files = files();
        OperatorFolder.ofServer(folder).replace(files);
        return files.keySet().stream().map(folder::resolve).toList();
    }

    /**
     * The instructions for starting the server, line by line.
     *
     * @param folder the folder with the files
     * @param start the command that starts the server in a shell; empty if unknown
     */
    public List<String> lines(Path folder, Optional<StartCommand> start) {
        return new StartInstructions(this, folder, start).lines();
    }

    /** The files by name. */
    SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        boolean hasVault = mode == SecretsMode.VAULT;
        if (hasVault || !variables.isEmpty()) {
            files.put(OperatorFolder.MANIFEST, ascii(KubernetesSecret.manifest(hasVault, variables)));
        }
        if (!variables.isEmpty()) {
            files.put(OperatorFolder.SAMPLE, ascii(EnvironmentSample.of(variables)));
        }
        if (passwordFile != PasswordFile.NONE) {
            files.put(passwordFile.fileName(), ascii(vaultPassword.reveal() + "\n"));
        }
        return files;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
