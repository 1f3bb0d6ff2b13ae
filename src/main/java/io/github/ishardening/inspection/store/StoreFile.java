package io.github.ishardening.inspection.store;

import io.github.ishardening.keystore.OpenedKeystore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A store file in the distribution, in use or not.
 *
 * @param path its path
 * @param opened the store; empty if it can't be opened in this build and its certificates are encrypted
 * @param unseen why no password was tried, although one may fit: a sentence without its subject
 */
public record StoreFile(String path, Optional<OpenedKeystore> opened, Optional<String> unseen) {

    /** The certificate chains of its private keys by alias, the key's own certificate first. */
    public Map<String, List<X509Certificate>> chains() {
        var chains = new LinkedHashMap<String, List<X509Certificate>>();
        opened.ifPresent(store -> store.keyAliases().stream()
                .filter(alias -> !store.chain(alias).isEmpty())
                .forEach(alias -> chains.put(alias, store.chain(alias))));
        return chains;
    }

    /** The aliases of trusted certificates that pass a test, sorted. */
    public List<String> trusted(Predicate<X509Certificate> test) {
        return opened.stream()
                .flatMap(store -> store.trusted().entrySet().stream())
                .filter(entry -> test.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All certificates in it, each with its alias. */
    public List<Map.Entry<String, X509Certificate>> certificates() {
        var all = new ArrayList<Map.Entry<String, X509Certificate>>();
        chains().forEach((alias, chain) -> chain.forEach(certificate -> all.add(Map.entry(alias, certificate))));
        opened.ifPresent(store -> all.addAll(store.trusted().entrySet()));
        return all;
    }
}
