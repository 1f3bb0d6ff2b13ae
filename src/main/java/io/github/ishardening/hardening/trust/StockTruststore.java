package io.github.ishardening.hardening.trust;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.trust.TruststoreEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The truststore of a stock distribution.
 *
 * @param distribution the distribution
 * @param stock its name and password
 * @param stores the stores opened in this run
 */
public record StockTruststore(Distribution distribution, StockStores stock, OpenStores stores) {

    /**
     * Checks before keys are generated that the truststore opens and that no partner's alias in it belongs to another
     * certificate. The plan checks this later if the password is in a vault, or an earlier goal staged the truststore.
     *
     * @throws ProblemException if it doesn't open, or a partner's alias belongs to another certificate
     */
    public void requireRoom(TrustInput trust) throws IOException {
        if (stock.truststorePassword().isPresent() && !distribution.edits().containsKey(path())) {
            var password = Secret.of(stock.truststorePassword().get());
            trust.plan(stock.truststore(), entries(password), trust.partners());
        }
    }

    /**
     * The trusted certificates by alias.
     *
     * @throws ProblemException if the password doesn't open it
     */
    List<TruststoreEntry> entries(Secret password) throws IOException {
        var entries = new ArrayList<TruststoreEntry>();
        stores.open(
                        path() + ", opened with [truststore] password from deployment.toml",
                        distribution.read(path()),
                        password)
                .trusted()
                .forEach((alias, certificate) -> entries.add(new TruststoreEntry(alias, certificate)));
        return entries;
    }

    private String path() {
        return ServerFiles.SECURITY + stock.truststore();
    }
}
