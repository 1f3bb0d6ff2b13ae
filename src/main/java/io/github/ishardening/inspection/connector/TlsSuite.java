package io.github.ishardening.inspection.connector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A cipher suite, known to Java or not.
 *
 * @param code its number in handshakes
 * @param name its name at IANA
 * @param openSslName its name in OpenSSL; {@code -} if it has no other
 */
public record TlsSuite(int code, String name, String openSslName) {

    private static final String LIST = "cipher-suites.tsv";
    private static final int HEXADECIMAL = 16;
    private static final int FIRST_OF_TLS_1_3 = 0x1301;
    private static final int LAST_OF_TLS_1_3 = 0x1307;

    /** All that IANA has given a number, weak ones and forbidden ones too. */
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

    /** Whether it goes with TLS 1.3 only (RFC 8446, appendix B.4), and not with earlier versions. */
    public boolean isOfTls13() {
        return code >= FIRST_OF_TLS_1_3 && code <= LAST_OF_TLS_1_3;
    }

    /** Whether somebody means it by a name: IANA's, OpenSSL's, or Java's, where old ones begin with {@code SSL_}. */
    public boolean isCalled(String text) {
        return text.equals(openSslName) || text.replaceFirst("^SSL_", "TLS_").equals(name);
    }

    /** Its name at IANA. */
    @Override
    public String toString() {
        return name;
    }
}
