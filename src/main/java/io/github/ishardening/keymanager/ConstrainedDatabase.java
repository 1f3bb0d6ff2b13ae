package io.github.ishardening.keymanager;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An embedded database with unique consumer keys, if it has any.
 *
 * @param path its path in the distribution
 * @param outcome the result of hardening it
 * @param content the file's content: the original if nothing was done
 * @param kept where to keep it for the next build, if it isn't kept yet
 */
record ConstrainedDatabase(
        String path, UniqueConsumerKeys.HardeningResult outcome, byte[] content, Optional<Path> kept) {

    /** Stages and reports the change. */
    void stage(Distribution distribution, UserLog progress) throws IOException {
        switch (outcome) {
            case ADDED -> {
                distribution.write(path, content);
                if (kept.isPresent()) {
                    AtomicFile.writePrivate(kept.get(), content);
                }
                progress.info(path + ": consumer keys are now unique");
            }
            case WERE_UNIQUE -> progress.info(path + ": consumer keys were already unique");
            case NO_TABLE -> progress.warn(path + ": has no IDN_OAUTH_CONSUMER_APPS, so it remains unchanged");
        }
    }
}
