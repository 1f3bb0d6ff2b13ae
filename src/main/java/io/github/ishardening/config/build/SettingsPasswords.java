package io.github.ishardening.config.build;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.ServerCredentials;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The passwords of the servers in {@code settings.xml}, decrypted as Maven does. */
record SettingsPasswords(MavenSession session, SettingsDecrypter decrypter) implements ServerCredentials {

    @Override
    public Optional<Secret> password(String id) {
        Server server = session.getSettings().getServer(id);
        if (server == null) {
            return Optional.empty();
        }
        var result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new ProblemException(
                        "settings.xml",
                        "the password of the server " + id + " can't be decrypted.",
                        "Encrypt it again with the master password in settings-security.xml. Maven treats a plain"
                                + " password with { and } as encrypted: use <env> or <file> instead of <server>.");
            }
        }
        return Optional.ofNullable(result.getServer().getPassword()).map(Secret::of);
    }
}
