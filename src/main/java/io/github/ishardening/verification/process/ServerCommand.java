package io.github.ishardening.verification.process;

import io.github.ishardening.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that starts a server.
 *
 * @param scratch the folder to delete if the build is killed
 * @param command the program and its arguments
 * @param java the JDK on which it runs
 * @param environment its own environment variables, in addition to those that every server gets
 */
public record ServerCommand(Path scratch, List<String> command, JavaHome java, Map<String, Secret> environment) {

    /** Copies the collections. */
    public ServerCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
