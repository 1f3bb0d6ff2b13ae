package io.github.ishardening;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keymanager.Bundles;
import io.github.ishardening.keymanager.KeyManagerSetup;
import io.github.ishardening.keymanager.Registration;
import io.github.ishardening.keymanager.SetupContext;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Implements {@code <keyManager>} for goals; does nothing if the distribution isn't to be a key manager. */
final class KeyManagerStep {

    private final Workplace place;
    private final Optional<KeyManagerSetup> setup;
    private Optional<Registration> registration = Optional.empty();

    private KeyManagerStep(Workplace place, Optional<KeyManagerSetup> setup) {
        this.place = place;
        this.setup = setup;
    }

    /**
     * Checks whether an unhardened distribution can become the requested key manager, if one is requested.
     *
     * @throws ProblemException if it can't
     */
    static KeyManagerStep of(ServerTask task, BuildContext context, Distribution distribution) throws IOException {
        var place = task.place();
        if (task.keyManager().isEmpty()) {
            if (task.parameters().hasKeyManager()) {
                Bundles.requireApiManager(distribution);
            }
            return new KeyManagerStep(place, Optional.empty());
        }
        var setup = new SetupContext(
                context.renderer(),
                place.build().tools(),
                named -> place.find("<keyManager><revocation><handler>", named),
                task.request().keys().directory(),
                task.request().fragment(),
                place.own().resolve("databases"),
                place.console());
        return new KeyManagerStep(
                place, Optional.of(new KeyManagerSetup(task.keyManager().get(), setup, distribution)));
    }

    /** Stages the key manager in the hardened distribution; returns whether there was anything to stage. */
    boolean stage() throws IOException {
        if (setup.isPresent()) {
            registration = Optional.of(setup.get().stage());
        }
        return setup.isPresent();
    }

    /**
     * Writes the request that registers the staged key manager with API Manager, and prints how to send it.
     *
     * @return its file, if there is one
     */
    List<Path> register() throws IOException {
        if (registration.isEmpty()) {
            return List.of();
        }
        Path file = registration.get().writeTo(place.own());
        registration.get().advice(place.shown(file)).forEach(place.console()::info);
        return List.of(file);
    }
}
