package io.github.ishardening;

import io.github.ishardening.keymanager.KeyManagerSetup;
import io.github.ishardening.keymanager.Registration;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What goals do for {@code <keyManager>}; nothing where the distribution is to be none. */
final class KeyManagerStep {

    private final Optional<KeyManagerSetup> setup;
    private Optional<Registration> registration = Optional.empty();

    KeyManagerStep(Optional<KeyManagerSetup> setup) {
        this.setup = setup;
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
     * @param shown a path as the user is to read it
     * @return its file, if there is one
     */
    List<Path> register(Path folder, Function<Path, String> shown, UserLog progress) throws IOException {
        if (registration.isEmpty()) {
            return List.of();
        }
        Path file = registration.get().writeTo(folder);
        registration.get().advice(shown.apply(file)).forEach(progress::info);
        return List.of(file);
    }
}
