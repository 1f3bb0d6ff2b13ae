package io.github.ishardening.config.build;

import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;

/**
 * The executions of this plugin's goals in one module. Two for two servers would mix them if they used the same folders.
 *
 * @param memory data that the goals share in the module until the build ends
 */
public record ModuleExecutions(Map<String, Object> memory) {

    private static final String USED = "is-hardening used by %s as %s: %s";
    private static final String OUTPUT = "<outputDirectory>";
    private static final String KEYS = "<keysDirectory>";

    private static final String WRITING_KEYS = "generate-keystores";
    private static final Set<String> WRITING_FILES = Set.of("harden", "inject-config", "package-distribution");

    private record Server(String execution, Optional<String> hostname) {

        private boolean isOfOtherExecution(Server other) {
            return !execution.equals(other.execution);
        }

        private boolean isOtherHost(Server other) {
            return hostname.isPresent()
                    && other.hostname.isPresent()
                    && !SubjectAlternativeName.isSameHost(hostname.get(), other.hostname.get());
        }
    }

    /**
     * Notes the folders that a goal is about to use. Executions from the command line don't count: they repeat, on
     * purpose, what the lifecycle has done.
     *
     * @throws ProblemException if another execution of the goal has used the same output directory, or the same keys
     *     directory for another hostname
     */
    public void use(MojoExecution execution, Path output, Path keys, Optional<String> hostname) {
        String goal = execution.getGoal();
        boolean isWritingFiles = WRITING_FILES.contains(goal);
        if (execution.getSource() == MojoExecution.Source.CLI || (!isWritingFiles && !goal.equals(WRITING_KEYS))) {
            return;
        }
        var server = new Server(String.valueOf(execution.getExecutionId()), hostname);
        Server former = isWritingFiles ? former(goal, OUTPUT, output, server) : server;
        if (server.isOfOtherExecution(former)) {
            throw clash(OUTPUT, output, former, server, goal, "which would overwrite each other's files.", KEYS);
        }
        former = former(goal, KEYS, keys, server);
        if (server.isOfOtherExecution(former) && server.isOtherHost(former)) {
            String hosts = "but their hostnames are %s and %s."
                    .formatted(former.hostname().get(), hostname.get());
            throw clash(KEYS, keys, former, server, goal, hosts, OUTPUT);
        }
    }

    /** The first server that used the folder, possibly this one. */
    private Server former(String goal, String parameter, Path folder, Server server) {
        String use = USED.formatted(goal, parameter, folder.toAbsolutePath().normalize());
        return memory.putIfAbsent(use, server) instanceof Server former ? former : server;
    }

    private static ProblemException clash(
            String parameter, Path folder, Server former, Server server, String goal, String why, String other) {
        return new ProblemException(
                parameter,
                "is %s in the executions %s and %s of %s, %s"
                        .formatted(folder, former.execution(), server.execution(), goal, why),
                "Set it and %s in each execution, or use a module for each server.".formatted(other));
    }
}
