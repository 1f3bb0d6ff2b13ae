package io.github.ishardening;

import io.github.ishardening.config.RequestParameters;
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
 * What a goal is asked to do on one server, checked; nothing of it is done yet.
 *
 * @param place where the goal works
 * @param location where the distribution is; empty where none is worked on
 * @param request what was asked for
 * @param keyManager what was asked for of a key manager; empty where the server is to be none
 * @param parameters what both were asked for with
 * @param execution the call of the goal
 * @param datedAt what a reproducible build dates its results with, if it is to be one
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
     * Says what is set without effect, and checks whether there are places to work in, before any work is done.
     *
     * @throws ProblemException if one of them is missing or can't be written to
     */
    ServerTask announced() throws IOException {
        parameters.note().ifPresent(place.console()::once);
        place.requireWritable();
        // Missing, it would be missed only when there are keys.
        TemporaryPlace.folder();
        return this;
    }

    /**
     * Does this while no other build has the output directory, or the distribution if it is a directory.
     *
     * @throws ProblemException if nothing has been made yet and the fragment is wrong: where there is something, it is read
     *     when it is needed
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
