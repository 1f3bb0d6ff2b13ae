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

/** What goals do for {@code <keyManager>}; nothing where the distribution is to be none. */
final class KeyManagerStep {

    private final Workplace place;
    private final Optional<KeyManagerSetup> setup;
    private Optional<Registration> registration = Optional.empty();

    private KeyManagerStep(Workplace place, Optional<KeyManagerSetup> setup) {
        this.place = place;
        this.setup = setup;
    }

    /**
     * Looks whether a distribution, as it is shipped, can become the key manager that was asked for, if one was.
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

    /** Stages it in the hardened distribution; says whether there was something to stage. */
    boolean stage() throws IOException {
        if (setup.isPresent()) {
            registration = Optional.of(setup.get().stage());
        }
        return setup.isPresent();
    }

    /**
     * Writes the request that makes what was staged known to API Manager, and says how to send it.
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
