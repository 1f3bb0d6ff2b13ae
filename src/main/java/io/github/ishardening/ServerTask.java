package io.github.ishardening;

import io.github.ishardening.config.RequestParameters;
import io.github.ishardening.config.build.ModuleExecutions;
import io.github.ishardening.file.TemporaryPlace;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.server.Hostnames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/**
 * A goal's validated task on one server, before any work is done.
 *
 * @param place the folders and the console of the goal
 * @param location the location of the distribution; empty if there is none
 * @param request the hardening request
 * @param keyManager the request for a key manager; empty if the server isn't to be one
 * @param parameters the parameters from which both requests were created
 * @param execution the execution of the goal
 * @param datedAt the timestamp of a reproducible build's results, if it is to be one
 */
record ServerTask(
        Workplace place,
        Optional<Path> location,
        HardeningRequest request,
        Optional<KeyManagerRequest> keyManager,
        RequestParameters parameters,
        MojoExecution execution,
        Optional<Instant> datedAt) {

    /**
     * Checks that no other execution in this module uses the same folders for another server.
     *
     * @throws ProblemException if one does
     */
    ServerTask apart() {
        new ModuleExecutions(place.build().memory())
                .use(execution, place.output(), request.keys().directory().path(""), request.hostname());
        return this;
    }

    /**
     * Reports parameters without effect, and checks the folders to work in before any work is done.
     *
     * @throws ProblemException if a folder is missing or not writable
     */
    ServerTask announced() throws IOException {
        parameters.note().ifPresent(place.console()::once);
        place.requireWritable();
        // Otherwise, its absence would only be noticed once there are keys.
        TemporaryPlace.folder();
        return this;
    }

    /**
     * Runs work while no other build can use the output directory or, if it is a folder, the distribution.
     *
     * @throws ProblemException if the fragment is invalid and nothing has been written yet; otherwise it is read when
     *     it is needed
     */
    void alone(IoRunnable work) throws IOException {
        if (location.isEmpty()) {
            place.lock().lock(work);
            return;
        }
        if (!Files.exists(place.own())) {
            Hostnames.require(request);
        }
        place.lock().lock(location.get(), work);
    }
}
