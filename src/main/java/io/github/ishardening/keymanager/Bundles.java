package io.github.ishardening.keymanager;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.ProblemException;

/** Checks whether a distribution is an Identity Server or an API Manager. */
public final class Bundles {

    private static final String PARAMETER = "<keyManager><bundle>";
    private static final int SEVEN = 7;

    private Bundles() {}

    /**
     * Rejects distributions that can't be the API Manager.
     *
     * @throws ProblemException if it is an Identity Server
     */
    public static void requireApiManager(Distribution distribution) {
        if (distribution.product().isIdentityServer()) {
            throw wrong(distribution, "api-manager", "identity-server");
        }
    }

    /**
     * Rejects distributions that can't be the key manager.
     *
     * @throws ProblemException if it isn't an Identity Server 7
     */
    static void requireIdentityServer(Distribution distribution) {
        Product product = distribution.product();
        if (product.isApiManager()) {
            throw wrong(distribution, "identity-server", "api-manager");
        }
        if (product.isIdentityServer() && !product.version().atLeast(SEVEN)) {
            throw new ProblemException(
                    "<keyManager>",
                    product + " can't be a key manager of type WSO2-IS-7.",
                    "Use Identity Server 7, or remove it and follow API Manager's page on older versions.");
        }
        if (!product.isIdentityServer()) {
            throw new ProblemException(
                    "<keyManager>",
                    product + " can't be a key manager of type WSO2-IS-7; only Identity Server 7 can.",
                    "Use Identity Server 7, or remove it.");
        }
    }

    private static ProblemException wrong(Distribution distribution, String is, String should) {
        return new ProblemException(
                PARAMETER,
                "is %s, but the distribution is %s.".formatted(is, distribution.product()),
                "Set it to %s.".formatted(should));
    }
}
