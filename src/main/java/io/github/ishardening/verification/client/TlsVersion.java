package io.github.ishardening.verification.client;

import io.github.ishardening.inspection.connector.TlsSuite;
import java.util.List;

/** The TLS versions that are probed. */
public enum TlsVersion {
    /** RFC 2246. */
    TLS_1_0("TLS 1.0", "TLSv1", 0x0301),
    /** RFC 4346. */
    TLS_1_1("TLS 1.1", "TLSv1.1", 0x0302),
    /** RFC 5246. */
    TLS_1_2("TLS 1.2", "TLSv1.2", 0x0303),
    /** RFC 8446. */
    TLS_1_3("TLS 1.3", "TLSv1.3", 0x0304);

    private final String text;
    private final String javaName;
    private final int code;

    TlsVersion(String text, String javaName, int code) {
        this.text = text;
        this.javaName = javaName;
        this.code = code;
    }

    /** Its name in Java and Tomcat: {@code TLSv1.2}. */
    public String javaName() {
        return javaName;
    }

    /** Its number in handshakes. */
    int code() {
        return code;
    }

    /** All suites that can be offered with it. */
    List<TlsSuite> suites() {
        return TlsSuite.all().stream()
                .filter(suite -> suite.isOfTls13() == (this == TLS_1_3))
                .toList();
    }

    /** Whether it is deprecated (RFC 8996). */
    public boolean isDeprecated() {
        return this == TLS_1_0 || this == TLS_1_1;
    }

    /** Its name in messages: {@code TLS 1.2}. */
    @Override
    public String toString() {
        return text;
    }
}
