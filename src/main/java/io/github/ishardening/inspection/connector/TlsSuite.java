package io.github.ishardening.inspection.connector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A cipher suite, whether or not Java supports it.
 *
 * @param code its number in handshakes
 * @param name its name at IANA
 * @param openSslName its name in OpenSSL; {@code -} if it has no other
 */
public record TlsSuite(int code, String name, String openSslName) {

    private static final String LIST = "cipher-suites.tsv";
    private static final String OLD = "SSL_";
    private static final String NEW = "TLS_";
    private static final int HEXADECIMAL = 16;
    /**
     * Separates key exchange and cipher in the names of suites, except those of TLS 1.3, which don't determine the key
     * exchange.
     */
    private static final String WITH = "_WITH_";

    private static final String TLS_1_3 = "TLSv1.3";
    private static final String TLS_1_2 = "TLSv1.2";

    /** Authenticated encryption, and hashes other than SHA-1 and MD5 (RFC 5246, sections 1.2 and 5). */
    private static final Pattern OF_TLS_1_2 = Pattern.compile(".*_(?:SHA256|SHA384|SM3|CCM|CCM_8|OMAC|IMIT)");

    /** All cipher suites with an IANA number, including weak and forbidden ones. */
    public static List<TlsSuite> all() {
        var stream = TlsSuite.class.getResourceAsStream(LIST);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(column -> new TlsSuite(Integer.parseInt(column[0], HEXADECIMAL), column[1], column[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is for TLS 1.3 only (RFC 8446, appendix B.4; RFC 9150), not for earlier versions. */
    public boolean isOfTls13() {
        return !name.contains(WITH);
    }

    /**
     * Whether it can be negotiated in a version.
     *
     * @param version its name in Java, such as {@code TLSv1.2}
     */
    public boolean isFor(String version) {
        if (isOfTls13()) {
            return version.equals(TLS_1_3);
        }
        return version.equals(TLS_1_2)
                || (!version.equals(TLS_1_3) && !OF_TLS_1_2.matcher(name).matches());
    }

    /** Whether a text is its name: IANA's, OpenSSL's, or Java's, where old names begin with {@code SSL_}. */
    public boolean isCalled(String text) {
        String iana = text.startsWith(OLD) ? NEW + text.substring(OLD.length()) : text;
        return iana.equals(name) || text.equals(openSslName);
    }

    @Override
    public String toString() {
        return name;
    }
}
