package io.github.ishardening.verification;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Disk;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.VaultConf;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.SupportedJava;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.process.ServerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks a distribution, starts it on free ports, checks it and stops it, twice, because the server deletes the
 * password file at its first start.
 *
 * @param request the user's settings for the trial
 * @param inspected the settings for reading the configuration
 * @param context the external services of the build
 * @param certificates the chains in its keys directory, by role
 * @param logs the folder for the server's output
 */
public record Trial(
        TrialRequest request,
        InspectionRequest inspected,
        BuildContext context,
        Map<Role, List<X509Certificate>> certificates,
        Path logs) {

    private static final int STARTS = 2;

    /**
     * Runs the trial; stages its fragment in the distribution.
     *
     * @throws ProblemException if the server can't be started because a suitable JDK, a secret, a script or free ports
     *     are missing; a failed start is a finding instead
     */
    public ServerTrial run(Distribution distribution, List<ServerCheck> checks) throws IOException {
        return run(distribution, checks, STARTS);
    }

    /** The same with another number of starts, for results that the first start shows. */
    ServerTrial run(Distribution distribution, List<ServerCheck> checks, int starts) throws IOException {
        var notProven = TrialConfiguration.stage(request.fragment(), distribution);
        var inspection = Inspection.of(inspected, context, distribution);
        requireSupportedJava(inspection);
        var vault = vaultPassword(distribution);
        var environment = TrialEnvironment.of(request.environment(), inspection, inspected.secrets(), context);
        var mask = mask(environment);
        var ports = TrialPorts.free(inspection, context.random());
        var questions = new Questioning(checks);
        int count = 0;
        new Disk().deleteTree(logs);
        try (var server = UnpackedServer.of(distribution)) {
            var command = new ServerCommand(
                    server.scratch().path(), server.command(ports.arguments()), request.java(), environment);
            var run = new TrialRun(this, server, command, mask, ports, inspection, questions);
            boolean isUp = true;
            while (count < starts && isUp) {
                count++;
                context.progress().step("Starting the server (start %s of %s)".formatted(count, starts));
                if (vault.isPresent()) {
                    server.handOver(vault.get());
                }
                isUp = run.start(count);
            }
            return new ServerTrial(
                    new ServerTrial.Facts(how(count), notProven), rules(checks), questions.observations());
        }
    }

    private static List<Rule> rules(List<ServerCheck> checks) {
        return checks.stream().map(ServerCheck::rule).toList();
    }

    private String how(int starts) {
        return "Started the server %s on Java %s, on free ports, and stopped it%s."
                .formatted(starts == 1 ? "once" : "twice", request.java().version(), starts == 1 ? "" : " each time");
    }

    private void requireSupportedJava(Inspection inspection) throws IOException {
        for (var script : inspection.startScripts().values()) {
            var supported = SupportedJava.of(script);
            if (supported.isPresent() && !supported.get().takes(request.java().feature())) {
                throw new ProblemException(
                        request.javaFrom(),
                        "%s is Java %s, but %s runs on Java %s."
                                .formatted(
                                        request.java().folder(),
                                        request.java().version(),
                                        inspection.product(),
                                        supported.get().versions()),
                        "Set <verifyServer><javaHome>, or a toolchain, to one of these.");
            }
        }
    }

    private Optional<Secret> vaultPassword(Distribution distribution) throws IOException {
        if (VaultConf.read(distribution).filter(VaultConf::isEnabled).isEmpty()) {
            return Optional.empty();
        }
        var password = inspected.secrets().find(SecretName.INTERNAL_PASSWORD);
        if (password.isEmpty()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    "has a vault, but its password isn't available.",
                    "Specify the keys directory with which it was hardened (-Dis-hardening.keysDirectory=...), or the"
                            + " password in <keystores><internal><password>.");
        }
        return password;
    }

    private SecretMask mask(Map<String, Secret> environment) {
        var secrets = new ArrayList<Secret>(environment.values());
        for (SecretName name : inspected.secrets().names()) {
            inspected.secrets().find(name).ifPresent(secrets::add);
        }
        return new SecretMask(secrets);
    }
}
