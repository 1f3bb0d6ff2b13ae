package io.github.ishardening.hardening.keys;

import io.github.ishardening.control.bundle.LeftoverState;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.server.H2Database;
import java.io.IOException;
import java.nio.file.Files;

/** Checks whether a distribution can have the data that the user declares. */
final class DeclaredData {

    private DeclaredData() {}

    /**
     * Checks it before any key is generated: once there are keys, a build for a server with data takes them for that
     * server's own.
     *
     * @throws ProblemException if the version can't have the data, or there is data that isn't declared
     */
    static void check(HardeningRequest request, Distribution distribution) throws IOException {
        if (request.keys().data() == StoredData.UNDER_ENCRYPTION_KEY
                && !distribution.product().isIdentityServer7()) {
            throw new ProblemException(
                    "<deployment><dataSince>",
                    "says that Identity Server 7 or later created the data, but this is %s."
                            .formatted(distribution.product()),
                    "Set it to the version that created the data, or remove it.");
        }
        boolean isFirst = !Files.exists(request.keys().directory().path(KeysLockFile.FILE));
        if (isFirst && !request.keys().existing() && request.applies(LeftoverState.ID)) {
            for (H2Database database : H2Database.in(distribution)) {
                if (database.content() == H2Database.Content.USED) {
                    throw new ProblemException(database.path(), LeftoverState.USED, LeftoverState.UNDECLARED);
                }
            }
        }
    }
}
