package io.github.ishardening.hardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Failure;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.IoFunction;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.server.xmlera.CarbonXml;
import java.io.IOException;
import java.util.stream.Stream;

/** Describes a distribution when it is opened. */
public final class DistributionBanner {

    private DistributionBanner() {}

    /**
     * Returns product, version, kernel and store type: {@code WSO2 Identity Server 7.1.0 (kernel 4.10.42, PKCS12)}.
     *
     * @throws ProblemException if the server couldn't boot unchanged, or was hardened before: a zip, or a directory
     *     whose original files are gone
     */
    public static String of(Distribution distribution, BuildContext context) throws IOException {
        requireStock(distribution);
        return describe(distribution, context, DeploymentSource::read);
    }

    /**
     * The same for a distribution that is only inspected and may be broken: {@code WSO2 Identity Server 7.1.0 (kernel
     * 4.10.42, configuration can't be read)}.
     */
    public static String asFound(Distribution distribution, BuildContext context) {
        var product = distribution.product();
        // The cause is reported as a finding.
        return Failure.tamed(
                () -> describe(distribution, context, DeploymentSource::readAsItIs),
                failure -> "%s (kernel %s, configuration can't be read)".formatted(product, product.kernel()));
    }

    private static String describe(
            Distribution distribution, BuildContext context, IoFunction<Distribution, DeploymentToml> reading)
            throws IOException {
        var product = distribution.product();
        return "%s (kernel %s, %s)"
                .formatted(
                        product,
                        product.kernel(),
                        stock(distribution, context, reading).type());
    }

    private static StockStores stock(
            Distribution distribution, BuildContext context, IoFunction<Distribution, DeploymentToml> reading)
            throws IOException {
        if (!distribution.product().toml()) {
            return new CarbonXml(distribution).stock();
        }
        var toml = reading.apply(distribution);
        return StockStores.of(context.renderer().render(distribution, toml.bytes()));
    }

    private static void requireStock(Distribution distribution) throws IOException {
        if (!isHardened(distribution)) {
            return;
        }
        if (!distribution.isDirectory()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    "is already hardened.",
                    "Specify the stock distribution; only the goal audit accepts a hardened one.");
        }
        if (!distribution.hasOriginals()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    "is hardened already, and the original files are gone.",
                    "Unpack the distribution again, and make sure that mvn clean deletes the folder together with its originals.");
        }
    }

    /**
     * Whether a distribution was hardened before: its vault's configuration has this plugin's mark, or it has the
     * stores of {@code primary}, {@code internal} and {@code tls}.
     */
    public static boolean isHardened(Distribution distribution) throws IOException {
        if (distribution.exists(SecretConf.PATH) && SecretConf.isOurs(distribution.read(SecretConf.PATH))) {
            return true;
        }
        return Stream.of(Role.PRIMARY, Role.INTERNAL, Role.TLS)
                .allMatch(role -> Stream.of(StoreType.values())
                        .anyMatch(type ->
                                distribution.exists(ServerFiles.SECURITY + role.id() + "." + type.extension())));
    }
}
