package io.github.ishardening.hardening.trust;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.trust.Partner;
import io.github.ishardening.trust.TruststoreEntry;
import io.github.ishardening.trust.TruststorePlan;
import io.github.ishardening.trust.TruststorePlan.Addition;
import io.github.ishardening.trust.TruststorePolicy;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plans the truststore of one server and stages it. */
public record TruststoreStaging(Distribution distribution, StockStores stock, ServerKeys keys, OpenStores stores) {

    private static final String NAME = "client-truststore";
    /** The alias under which API Manager's gateway finds the certificate of the token signer. */
    private static final String GATEWAY_ALIAS = "gateway_certificate_alias";

    private static final String AUTHORITY = "authority-";

    /** Whether an earlier goal of this build has staged it. */
    boolean isDone() {
        return distribution.edits().containsKey(store(new byte[0]).path());
    }

    /** Stages the truststore in place of the distribution's own. */
    public TruststorePlan stage(List<Partner> partners, TruststorePolicy policy, Pkcs12Profile profile)
            throws IOException {
        var current = new StockTruststore(distribution, stock, stores)
                .entries(stock.truststorePassword().map(Secret::of).orElseGet(this::password));
        var own = own(partners);
        own.addAll(foreignAuthorities(current));
        var plan = TruststorePlan.of(stock.truststore(), current, own, partners, policy);
        var store = store(new TruststoreFormat(stock.type(), profile).encode(plan.entries(), password()));
        distribution.write(store.path(), store.content());
        if (!stock.truststore().equals(store.fileName())) {
            distribution.delete(ServerFiles.SECURITY + stock.truststore());
        }
        return plan;
    }

    /** The staged truststore. */
    StagedKeystore staged() throws IOException {
        return store(distribution.read(store(new byte[0]).path()));
    }

    private StagedKeystore store(byte[] content) {
        return ServerFiles.store(NAME, stock.type(), content, password(), SecretName.TRUSTSTORE_PASSWORD);
    }

    private Secret password() {
        return keys.secret(SecretName.TRUSTSTORE_PASSWORD);
    }

    private List<Addition> own(List<Partner> partners) {
        var own = new ArrayList<Addition>();
        keys.keys().find(Role.CA).ifPresent(authority -> {
            own.add(entry(authority));
            own.addAll(formerAuthorities());
        });
        var primary = keys.key(Role.PRIMARY);
        own.add(entry(primary));
        keys.keys().signers().forEach(signer -> own.add(own(signer.alias().name(), signer.certificate())));
        if (distribution.product().isApiManager() && !isOthers(GATEWAY_ALIAS, partners, primary)) {
            own.add(own(GATEWAY_ALIAS, primary.entry().certificate()));
        }
        var tls = keys.key(Role.TLS);
        if (tls.entry().chain().size() == 1) {
            own.add(entry(tls));
        }
        return own;
    }

    /** The external authorities that issued the server's certificates and that it doesn't trust yet. */
    private List<Addition> foreignAuthorities(List<TruststoreEntry> current) {
        var known = current.stream().map(TruststoreEntry::certificate).toList();
        var ours = keys.keys().find(Role.CA).map(key -> key.entry().certificate());
        var roots = Stream.of(Role.PRIMARY, Role.TLS)
                .map(role -> keys.key(role).entry())
                .filter(entry -> entry.chain().size() > 1)
                .filter(entry -> ours.isEmpty() || !entry.chain().contains(ours.get()))
                .map(KeystoreEntry::root)
                .distinct()
                .toList();
        boolean only = ours.isEmpty() && roots.size() == 1;
        return roots.stream()
                .filter(root -> !known.contains(root))
                .map(root -> own(only ? Role.CA.id() : AUTHORITY + Spki.brief(root.getPublicKey()), root))
                .toList();
    }

    /**
     * Whether a partner has this alias with another certificate: a standalone gateway needs that of its control plane,
     * whose key signs API keys, unless they share keys.
     */
    private static boolean isOthers(String alias, List<Partner> partners, RoleKey own) {
        return partners.stream()
                .filter(partner -> partner.entry().alias().equalsIgnoreCase(alias))
                .anyMatch(partner -> !partner.certificate().equals(own.entry().certificate()));
    }

    private static Addition entry(RoleKey key) {
        return own(key.role().id(), key.entry().certificate());
    }

    private static Addition own(String alias, X509Certificate certificate) {
        return new Addition(new TruststoreEntry(alias, certificate), "the keys directory");
    }

    private List<Addition> formerAuthorities() {
        return keys.keys().former(Role.CA).stream()
                .map(certificate -> own(Role.CA.id() + "-" + Spki.brief(certificate.getPublicKey()), certificate))
                .toList();
    }
}
