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
 * What the operator gets besides the server: files beside the result, never in it, and instructions.
 *
 * @param mode how the server gets its secrets
 * @param variables the variables of the environment that its configuration refers to
 * @param passwordFile the file to write for its vault
 * @param vaultPassword what opens the vault
 * @param vaultPasswordPlace where that is
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
     * Writes the files for their owner alone, and removes those that an earlier build wrote and this one doesn't.
     *
     * @return the files
     * @throws IOException if the folder can't be written to
     */
    public List<Path> writeTo(Path folder) throws IOException {
        var files = files();
        OperatorFolder.ofServer(folder).replace(files);
        return files.keySet().stream().map(folder::resolve).toList();
    }

    /**
     * What to do so that the server starts, a line each.
     *
     * @param folder where the files are
     * @param start what starts the server in a shell; empty where that isn't known
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
