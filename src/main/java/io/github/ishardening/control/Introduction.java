package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretConf;
import java.io.IOException;

/** What is said of a distribution when it has been opened. */
public final class Introduction {

    private Introduction() {}

    /**
     * Product, version, kernel and store type: {@code WSO2 Identity Server 7.1.0 (kernel 4.10.42, PKCS12)}.
     *
     * @throws ProblemException if the server couldn't boot as it is, or it is a directory that was hardened before and
     *     whose originals are gone
     */
    public static String of(Distribution distribution, Surroundings surroundings) throws IOException {
        requireOriginals(distribution);
        return describe(distribution, surroundings);
    }

    /**
     * The same of a distribution that is only looked at, a broken one too: {@code WSO2 Identity Server 7.1.0 (kernel
     * 4.10.42, doesn't boot)}.
     */
    public static String asFound(Distribution distribution, Surroundings surroundings) {
        var product = distribution.product();
        // What is wrong is a finding, and told as such.
        return Failure.tamed(
                () -> describe(distribution, surroundings),
                failure -> "%s (kernel %s, doesn't boot)".formatted(product, product.kernel()));
    }

    private static String describe(Distribution distribution, Surroundings surroundings) throws IOException {
        var product = distribution.product();
        return "%s (kernel %s, %s)"
                .formatted(
                        product,
                        product.kernel(),
                        stock(distribution, surroundings).type());
    }

    private static StockStores stock(Distribution distribution, Surroundings surroundings) throws IOException {
        if (!distribution.product().toml()) {
            return CarbonXml.of(distribution).stock();
        }
        var toml = DeploymentSource.read(distribution, surroundings.progress());
        return StockStores.of(surroundings.renderer().render(distribution, toml.bytes()));
    }

    private static void requireOriginals(Distribution distribution) throws IOException {
        boolean hardened =
                distribution.exists(SecretConf.PATH) && SecretConf.isOurs(distribution.read(SecretConf.PATH));
        if (distribution.isDirectory() && hardened && !distribution.hasOriginals()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    "is hardened already, and the originals of what was changed are gone.",
                    "Unpack the distribution anew; mvn clean has to remove the folder and its originals together.");
        }
    }
}
