package io.github.ishardening.refresh;

import io.github.ishardening.certificate.Spki;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The keys in the stores of a product, whose password WSO2 publishes with them, by all the tags of its sources. */
final class ShippedKeys {

    private static final Pattern STORE = Pattern.compile(".*/repository/resources/security/[^/]+\\.(jks|p12)");
    private static final Pattern RELEASE = Pattern.compile("v\\d+\\.\\d+\\.\\d+");
    private static final char[] PASSWORD = "wso2carbon".toCharArray();

    private final GitClone sources;
    private final Map<String, List<X509Certificate>> keysByStore = new LinkedHashMap<>();
    private final Map<X509Certificate, Set<String>> releases = new LinkedHashMap<>();

    ShippedKeys(GitClone sources) {
        this.sources = sources;
    }

    /**
     * A row of the list for each key that it lacks.
     *
     * @param known the lines of the list
     * @param named whether the tags are versions of Identity Server
     */
    List<String> rowsBeside(List<String> known, boolean named)
            throws IOException, InterruptedException, GeneralSecurityException {
        for (String tag : sources.tags()) {
            for (GitClone.File file : sources.files(tag)) {
                if (STORE.matcher(file.path()).matches() && !file.path().contains("/test/")) {
                    for (X509Certificate key : keys(file)) {
                        releases.computeIfAbsent(key, any -> new TreeSet<>()).addAll(release(tag));
                    }
                }
            }
        }
        var rows = new ArrayList<String>();
        var listed = new HashSet<String>();
        known.forEach(line -> listed.add(line.split("\t", 2)[0]));
        for (var key : releases.entrySet()) {
            String spki = Spki.sha256(key.getKey().getPublicKey());
            if (listed.add(spki)) {
                String versions = named ? String.join(",", key.getValue()) : "";
                rows.add(String.join(
                        "\t",
                        spki,
                        key.getKey().getSubjectX500Principal().toString(),
                        day(key.getKey().getNotBefore().toInstant()),
                        day(key.getKey().getNotAfter().toInstant()),
                        versions.isEmpty() ? AdvisoryPage.NONE : versions));
            }
        }
        return rows;
    }

    private static List<String> release(String tag) {
        return RELEASE.matcher(tag).matches() ? List.of(tag.substring(1)) : List.of();
    }

    private List<X509Certificate> keys(GitClone.File file)
            throws IOException, InterruptedException, GeneralSecurityException {
        if (!keysByStore.containsKey(file.blob())) {
            var store = KeyStore.getInstance(file.path().endsWith("jks") ? "JKS" : "PKCS12");
            store.load(new ByteArrayInputStream(sources.content(file)), PASSWORD);
            var keys = new ArrayList<X509Certificate>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate key) {
                    keys.add(key);
                }
            }
            keysByStore.put(file.blob(), keys);
        }
        return keysByStore.get(file.blob());
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
