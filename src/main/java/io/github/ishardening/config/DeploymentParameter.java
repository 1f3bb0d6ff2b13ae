package io.github.ishardening.config;

import io.github.ishardening.distribution.Version;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.problem.ProblemException;
import java.io.File;

/**
 * {@code <deployment>}: additional contents of deployment.toml.
 *
 * <pre>{@code
 * <deployment>
 *   <existing>true</existing>
 *   <dataSince>7.1.0</dataSince>
 *   <portOffset>1</portOffset>
 *   <file>deployment.toml</file>
 * </deployment>
 * }</pre>
 */
public class DeploymentParameter {

    private static final String DATA_SINCE = "<deployment><dataSince>";
    /** The first Identity Server that encrypts all its own data with {@code [encryption] key}. */
    private static final int SYMMETRIC = 7;

    /**
     * Whether the server already has data that the keys must be able to decrypt; default {@code false}. No effect in
     * ephemeral builds.
     */
    private boolean existing;

    /**
     * The version of Identity Server that created the data of an {@code existing} server, such as {@code 7.1.0}. In
     * 7.0.0 and later, the internal key doesn't encrypt any data, so the build generates a new one. Without this
     * element, the build keeps the internal key, because data migrated from an older version may be encrypted with it.
     */
    private String dataSince;

    /** The number to add to every port; default: as in the distribution. */
    private Integer portOffset;

    /** A fragment of deployment.toml, relative to the project, whose keys override everything else. */
    private File file;

    StoredData data() {
        if (dataSince == null) {
            return existing ? StoredData.UNDER_ANY_KEY : StoredData.NONE;
        }
        Version first = version();
        if (!existing) {
            throw new ProblemException(
                    DATA_SINCE,
                    "is %s, but <existing> isn't true.".formatted(first),
                    "Set <existing>, or remove both.");
        }
        return first.atLeast(SYMMETRIC) ? StoredData.UNDER_ENCRYPTION_KEY : StoredData.UNDER_ANY_KEY;
    }

    private Version version() {
        try {
            return Version.parse(dataSince);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    DATA_SINCE, "isn't a version: %s.".formatted(dataSince), "Write it in the form 7.1.0.");
        }
    }

    Integer portOffset() {
        return portOffset;
    }

    File file() {
        return file;
    }
}
