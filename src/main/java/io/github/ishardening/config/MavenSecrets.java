package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretResolver;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The secrets of a build: its environment, and the servers of settings.xml, decrypted by Maven itself. */
record MavenSecrets(MavenSession session, SettingsDecrypter decrypter) {

    /** Fetches secrets from there and from files; the progress is warned of files that everybody can read. */
    public SecretResolver resolver(UserLog progress) {
        return new SecretResolver(this::variable, this::password, progress);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(session.getSystemProperties().getProperty("env." + name));
    }

    private Optional<Secret> password(String id) {
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
                        "Encrypt it anew with the master password of settings-security.xml. A plain one with { and } in it"
                                + " looks encrypted to Maven: name <env> or <file> instead of <server>.");
            }
        }
        return Optional.ofNullable(result.getServer().getPassword()).map(Secret::of);
    }
}
