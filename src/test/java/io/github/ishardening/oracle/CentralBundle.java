package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.bouncycastle.openpgp.PGPException;

/**
 * What is sent to Maven Central, judged by <a href="https://central.sonatype.org/publish/requirements/">what it asks
 * for</a>: files by their paths.
 */
public record CentralBundle(Map<String, byte[]> files) {

    private static final Map<String, String> DIGESTS =
            Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");
    private static final String SIGNATURE = ".asc";
    private static final List<String> FACTS = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "developers/developer/organization",
            "developers/developer/organizationUrl",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    /** Reads a bundle. */
    public static CentralBundle of(Path zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var bundle = new ZipFile(zip.toFile())) {
            for (var entry :
                    bundle.stream().filter(entry -> !entry.isDirectory()).toList()) {
                files.put(entry.getName(), bundle.getInputStream(entry).readAllBytes());
            }
        }
        return new CentralBundle(files);
    }

    /** Holds the four files that each release of a jar has, at their place, and perhaps more. */
    public CentralBundle holds(String groupId, String artifactId, String version) {
        String release = "%s/%s/%s/%2$s-%3$s".formatted(groupId.replace('.', '/'), artifactId, version);

        assertThat(content()).contains(release + ".pom", release + ".jar");
        assertThat(content()).contains(release + "-sources.jar", release + "-javadoc.jar");
        assertThat(content()).allMatch(file -> file.startsWith(release));
        return this;
    }

    /** Each file has its checksums, and a signature of this key. */
    public void isSignedBy(SigningKey key) throws GeneralSecurityException, PGPException, IOException {
        for (String file : content()) {
            for (var digest : DIGESTS.entrySet()) {
                assertThat(text(file + digest.getKey()))
                        .as(file + digest.getKey())
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance(digest.getValue())
                                        .digest(files.get(file))));
            }
            assertThat(key.hasSigned(files.get(file), files.get(file + SIGNATURE)))
                    .as(file + SIGNATURE)
                    .isTrue();
        }
    }

    /** The POM says whose it is, what it is and where its sources are. */
    public CentralBundle isDescribed() throws Exception {
        String pom = content().stream()
                .filter(file -> file.endsWith(".pom"))
                .findFirst()
                .orElseThrow();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(files.get(pom)));
        var said = new LinkedHashMap<String, String>();
        for (String fact : FACTS) {
            said.put(fact, XPathFactory.newInstance().newXPath().evaluate("/project/" + fact, document));
        }

        assertThat(said).allSatisfy((fact, value) -> assertThat(value).as(fact).isNotBlank());
        return this;
    }

    /** The files, without signatures and checksums. */
    private Set<String> content() {
        return files.keySet().stream()
                .filter(file ->
                        !file.endsWith(SIGNATURE) && DIGESTS.keySet().stream().noneMatch(file::endsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String text(String file) {
        assertThat(files).containsKey(file);
        return new String(files.get(file), StandardCharsets.UTF_8);
    }
}
