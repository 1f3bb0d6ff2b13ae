package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Progress;
import java.io.IOException;
import java.util.Arrays;

/** Reads {@code deployment.toml}. */
final class DeploymentSource {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private DeploymentSource() {}

    /**
     * The distribution's {@code deployment.toml}. A byte order mark, which the server refuses, is taken out.
     *
     * @throws ProblemException if it is broken, or the distribution is of the era before it
     */
    static DeploymentToml read(Distribution distribution, Progress progress) throws IOException {
        requireToml(distribution);
        byte[] content = distribution.read(ServerFiles.DEPLOYMENT_TOML);
        if (Arrays.mismatch(content, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length) {
            progress.warn(ServerFiles.DEPLOYMENT_TOML
                    + " begins with a byte order mark, which the server refuses; it is taken out.");
            content = Arrays.copyOfRange(content, BYTE_ORDER_MARK.length, content.length);
            distribution.write(ServerFiles.DEPLOYMENT_TOML, content);
        }
        return DeploymentToml.parse(content, ServerFiles.DEPLOYMENT_TOML);
    }

    /**
     * The distribution's {@code deployment.toml} as it is, with its byte order mark if it has one.
     *
     * @throws ProblemException if it is broken, or the distribution is of the era before it
     */
    static DeploymentToml readAsItIs(Distribution distribution) throws IOException {
        requireToml(distribution);
        return DeploymentToml.parse(distribution.read(ServerFiles.DEPLOYMENT_TOML), ServerFiles.DEPLOYMENT_TOML);
    }

    private static void requireToml(Distribution distribution) {
        if (!distribution.product().toml()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    distribution.product() + " is configured by XML files, without deployment.toml.",
                    "Identity Server 5.9 and later can be hardened.");
        }
    }
}
