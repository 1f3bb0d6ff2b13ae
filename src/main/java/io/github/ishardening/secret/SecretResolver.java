package io.github.ishardening.secret;

import io.github.ishardening.file.InputFile;
import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Fetches secrets from their sources.
 *
 * @param progress receives a warning about files that everyone can read
 */
public record SecretResolver(EnvironmentVariables environment, ServerCredentials servers, UserLog progress) {

    private static final int LARGEST_FILE = 64 * 1024;

    /**
     * Fetches a secret and checks it.
     *
     * @throws ProblemException if the source doesn't exist, can't be read or is empty, or the secret violates the rule
     * @throws IOException if reading a file fails half-way
     */
    public Secret resolve(PlacedSource placed, SecretRule rule) throws IOException {
        String place = placed.where() + placed.source().element();
        Secret secret = fetch(
                place, placed.source(), placed.canBeGenerated() ? ", or remove the source to generate a secret." : ".");
        rule.check(place, secret);
        return secret;
    }

    private Secret fetch(String place, SecretSource source, String alternative) throws IOException {
        if (source instanceof SecretSource.Environment variable) {
            return environment
                    .value(variable.name())
                    .map(Secret::of)
                    .orElseThrow(() -> new ProblemException(
                            place,
                            "the environment variable " + variable.name() + " is not set.",
                            "Set it for the build" + alternative));
        }
        if (source instanceof SecretSource.ServerSetting server) {
            return servers.password(server.id())
                    .orElseThrow(() -> new ProblemException(
                            place,
                            "settings.xml has no server " + server.id() + " with a password.",
                            "Add one" + alternative));
        }
        Path file = ((SecretSource.FileSource) source).path();
        InputFile.require(place, file, "Write the secret into its first line" + alternative);
        return firstLine(place, file);
    }

    private Secret firstLine(String place, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new ProblemException(
                    place, file + " can't be read.", "Make it readable by the user who runs the build.");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new ProblemException(
                    place,
                    file + " is larger than 64 KiB, too large for a secret.",
                    "Specify the file that contains the secret.");
        }
        if ((Mode.of(file).orElse(0) & Mode.READ_BY_OTHERS) != 0) {
            progress.warn(file + " can be read by everyone on this machine; protect the secret with chmod 600.");
        }
        byte[] content = Files.readAllBytes(file);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            Secret secret = Secret.of(line(text));
            Arrays.fill(text.array(), '\0');
            return secret;
        } catch (CharacterCodingException e) {
            throw new ProblemException(place, file + " is not UTF-8 text.", "Save it as UTF-8.");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static CharSequence line(CharBuffer text) {
        // Windows editors start a UTF-8 file with a byte order mark, which isn't meant as part of a password.
        int start = text.length() > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.subSequence(start, end);
    }
}
