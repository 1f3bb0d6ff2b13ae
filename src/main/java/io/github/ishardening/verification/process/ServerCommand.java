package io.github.ishardening.verification.process;

import io.github.ishardening.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param scratch the folder that goes when the build is killed
 * @param command the program and what it is handed
 * @param java the JDK that it runs on
 * @param environment its own variables, besides those that every program gets
 */
public record ServerCommand(Path scratch, List<String> command, JavaHome java, Map<String, Secret> environment) {

    /** Copies the collections. */
    public ServerCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
