package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;

/** Reads {@code deployment.toml}. */
public final class DeploymentSource {

    private DeploymentSource() {}

    /**
     * Returns the distribution's {@code deployment.toml} without a byte order mark, which the server rejects. Edits
     * nothing.
     *
     * @throws ProblemException if it is broken, or the version has none
     */
    public static DeploymentToml read(Distribution distribution) throws IOException {
        return DeploymentToml.parse(ByteOrderMark.strip(content(distribution)), ServerFiles.DEPLOYMENT_TOML);
    }

    /**
     * The distribution's {@code deployment.toml} unchanged, including any byte order mark.
     *
     * @throws ProblemException if it is broken, or the version has none
     */
    public static DeploymentToml readAsItIs(Distribution distribution) throws IOException {
        return DeploymentToml.parse(content(distribution), ServerFiles.DEPLOYMENT_TOML);
    }

    /** Removes a byte order mark from the file, with a warning. */
    public static void takeOutByteOrderMark(Distribution distribution, UserLog progress) throws IOException {
        byte[] content = content(distribution);
        if (ByteOrderMark.isIn(content)) {
            progress.warn(ServerFiles.DEPLOYMENT_TOML
                    + " starts with a byte order mark, which the server refuses; removed it.");
            distribution.write(ServerFiles.DEPLOYMENT_TOML, ByteOrderMark.strip(content));
        }
    }

    private static byte[] content(Distribution distribution) throws IOException {
        if (!distribution.product().toml()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    distribution.product() + " is configured by XML files, without deployment.toml.",
                    "Use Identity Server 5.9 or later.");
        }
        return distribution.read(ServerFiles.DEPLOYMENT_TOML);
    }
}
