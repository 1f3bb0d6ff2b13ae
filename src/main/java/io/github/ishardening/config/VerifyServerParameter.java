package io.github.ishardening.config;

import io.github.ishardening.config.build.MavenBuild;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.verification.TrialRequest;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code <verifyServer>}: how {@code verify-server} starts the server, and what it tests.
 *
 * <pre>{@code
 * <verifyServer>
 *   <javaHome>/usr/lib/jvm/java-17</javaHome>
 *   <timeout>PT5M</timeout>
 * </verifyServer>
 * }</pre>
 */
public class VerifyServerParameter {

    private static final String TIMEOUT = "<verifyServer><timeout>";
    private static final String ENVIRONMENT = "<verifyServer><environment><variable>";

    /**
     * The folder of the JDK for the server; default: the JDK of Maven's toolchains, or else the one that runs Maven.
     */
    private File javaHome;

    /** The time limit for a start, and for the checks after it, as an ISO 8601 duration. */
    private String timeout = "PT3M";

    /** Changes to the configuration for the test, for systems that aren't available in a build. */
    private TrialDeploymentParameter deployment = new TrialDeploymentParameter();

    /** Environment variables that the server needs to start. Those with this plugin's secrets are set automatically. */
    private List<VariableParameter> environment = List.of();

    /**
     * Whether to try the passwords that WSO2 published, once each, on the server in {@code
     * is-hardening.verifyServer.url}. On a server that this build starts, they are always tried.
     */
    private boolean tryPublishedPasswords;

    /**
     * The validated request.
     *
     * @param build finds the JDK if none is configured
     * @throws ProblemException naming the invalid parameter
     */
    public TrialRequest toRequest(MavenBuild build) throws IOException {
        var java = build.javaHome(Optional.ofNullable(javaHome).map(File::toPath));
        return new TrialRequest(java.home(), java.where(), timeout(), deployment.file(), environment());
    }

    /** Whether publicly known passwords may be tried on a server that this build didn't start. */
    public boolean triesPublishedPasswords() {
        return tryPublishedPasswords;
    }

    /** The validated time limit. */
    public Duration timeout() {
        try {
            var parsed = Duration.parse(timeout.strip().toUpperCase(Locale.ROOT));
            if (!parsed.isNegative() && !parsed.isZero() && parsed.compareTo(Duration.ofDays(1)) <= 0) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            // Reported below, like durations out of range.
        }
        throw new ProblemException(
                TIMEOUT,
                "must be an ISO 8601 duration of one day at most, such as PT3M or PT90S, but is " + timeout + ".");
    }

    private Map<String, PlacedSource> environment() {
        var byName = new TreeMap<String, PlacedSource>();
        var problems = new ArrayList<Problem>();
        for (VariableParameter variable : environment) {
            if (byName.put(variable.toName(), variable.toPlacedSource()) != null) {
                problems.add(new Problem(ENVIRONMENT, variable.toName() + " appears twice.", "Remove one of them."));
            }
        }
        ProblemException.throwIfAny(problems);
        return byName;
    }
}
