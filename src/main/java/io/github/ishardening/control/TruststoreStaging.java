package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.keystore.JksWriter;
import io.github.ishardening.keystore.KeystoreEntry;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.RoleKey;
import io.github.ishardening.keystore.Spki;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.trust.ExpiredPolicy;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.trust.TruststoreEntry;
import io.github.ishardening.trust.TruststorePlan;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Plans the truststore of one server and stages it. */
final class TruststoreStaging {

    private static final String NAME = "client-truststore";
    /** How API Manager's gateway finds the certificate of those who sign tokens. */
    private static final String GATEWAY_ALIAS = "gateway_certificate_alias";

    private static final String AUTHORITY = "authority-";
    private static final int SHORT = 8;

    private final Distribution distribution;
    private final StockStores stock;
    private final ServerKeys keys;

    TruststoreStaging(Distribution distribution, StockStores stock, ServerKeys keys) {
        this.distribution = distribution;
        this.stock = stock;
        this.keys = keys;
    }

    /** Whether an earlier goal of this build has staged it. */
    boolean isDone() {
        return distribution.edits().containsKey(store(new byte[0]).path());
    }

    /** Stages the truststore in the place of the distribution's own. */
    TruststorePlan stage(ExpiredPolicy expired, Pkcs12Profile profile, Instant now) throws IOException {
        var current = current();
        var own = own();
        own.addAll(foreignAuthorities(current));
        var plan = TruststorePlan.of(stock.truststore(), current, own, expired, PublishedKeys.load(), now);
        var store = store(encode(plan.entries(), profile));
        distribution.write(store.path(), store.content());
        if (!stock.truststore().equals(store.fileName())) {
            distribution.delete(ServerFiles.SECURITY + stock.truststore());
        }
        return plan;
    }

    /** The truststore as it is staged. */
    ServerStore staged() throws IOException {
        return store(distribution.read(store(new byte[0]).path()));
    }

    private ServerStore store(byte[] content) {
        return new ServerStore(NAME, stock.type(), content, password(), SecretName.TRUSTSTORE_PASSWORD);
    }

    private Secret password() {
        return keys.secret(SecretName.TRUSTSTORE_PASSWORD);
    }

    private List<TruststoreEntry> current() throws IOException {
        String path = ServerFiles.SECURITY + stock.truststore();
        Secret password = stock.truststorePassword().map(Secret::of).orElseGet(this::password);
        var entries = new ArrayList<TruststoreEntry>();
        KeystoreReader.open(
                        path + ", opened with [truststore] password of deployment.toml",
                        distribution.read(path),
                        password)
                .trusted()
                .forEach((alias, certificate) -> entries.add(new TruststoreEntry(alias, certificate)));
        return entries;
    }

    private List<TruststoreEntry> own() {
        var own = new ArrayList<TruststoreEntry>();
        keys.keys().find(Role.CA).ifPresent(authority -> {
            own.add(entry(authority));
            own.addAll(former(Role.CA));
        });
        var primary = keys.key(Role.PRIMARY);
        own.add(entry(primary));
        own.addAll(former(Role.PRIMARY));
        if (distribution.product().family() == Product.Family.API_MANAGER) {
            own.add(new TruststoreEntry(GATEWAY_ALIAS, primary.entry().certificate()));
        }
        var tls = keys.key(Role.TLS);
        if (tls.entry().chain().size() == 1) {
            own.add(entry(tls));
        }
        return own;
    }

    /** The authorities of certificates that others issued, as far as the server doesn't trust them anyway. */
    private List<TruststoreEntry> foreignAuthorities(List<TruststoreEntry> current) {
        var known = current.stream().map(TruststoreEntry::certificate).toList();
        return keys.keys().find(Role.CA).isPresent()
                ? List.of()
                : Stream.of(Role.PRIMARY, Role.TLS)
                        .map(role -> keys.key(role).entry())
                        .filter(entry -> entry.chain().size() > 1)
                        .map(KeystoreEntry::root)
                        .distinct()
                        .filter(root -> !known.contains(root))
                        .map(root -> new TruststoreEntry(AUTHORITY + fingerprint(root), root))
                        .toList();
    }

    private static TruststoreEntry entry(RoleKey key) {
        return new TruststoreEntry(key.role().id(), key.entry().certificate());
    }

    private List<TruststoreEntry> former(Role role) {
        return keys.keys().former(role).stream()
                .map(certificate -> new TruststoreEntry(role.id() + "-" + fingerprint(certificate), certificate))
                .toList();
    }

    private static String fingerprint(X509Certificate certificate) {
        return Spki.sha256(certificate).substring(0, SHORT);
    }

    private byte[] encode(SortedMap<String, X509Certificate> entries, Pkcs12Profile profile) {
        return stock.type() == StoreType.PKCS12
                ? new Pkcs12Writer(profile).trusted(entries, password())
                : new JksWriter().trusted(entries).write(password());
    }
}
