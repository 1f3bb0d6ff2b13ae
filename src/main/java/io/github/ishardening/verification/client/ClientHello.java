package io.github.ishardening.verification.client;

import io.github.ishardening.inspection.connector.TlsSuite;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first message of a client (RFC 8446, section 4.1.2; RFC 5246, section 7.4.1.2), for one version of TLS.
 * Implemented here, because Java's client offers neither old versions nor weak suites, and a single connection can't
 * enable them. The server's first message suffices as a result, so no cryptography is needed.
 *
 * @param version the only offered version
 * @param suites the offered suites, in order of preference
 * @param serverName the requested server name
 */
record ClientHello(TlsVersion version, List<TlsSuite> suites, String serverName) {

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RANDOM = 32;
    private static final int SAFE_RENEGOTIATION = 0x00FF;

    private static final int SERVER_NAME = 0;
    private static final int GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURES = 13;
    private static final int EXTENDED_MASTER_SECRET = 23;
    private static final int VERSIONS = 43;
    private static final int KEY_EXCHANGE_MODES = 45;
    private static final int KEY_SHARES = 51;

    /**
     * X25519MLKEM768, X25519, X448, P-256, P-384, P-521, the Brainpool curves, and finite fields of 2048 to 8192 bits.
     */
    private static final List<Integer> ALL_GROUPS = List.of(
            0x11EC, 0x001D, 0x001E, 0x0017, 0x0018, 0x0019, 0x001A, 0x001B, 0x001C, 0x0100, 0x0101, 0x0102, 0x0103,
            0x0104);

    /** ECDSA, EdDSA, RSA-PSS, RSA and DSA, down to SHA-1, which old versions need. */
    private static final List<Integer> ALL_SIGNATURES = List.of(
            0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B, 0x0401, 0x0501,
            0x0601, 0x0402, 0x0203, 0x0201, 0x0202);

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** The message in its own record, as it is sent. */
    byte[] record() {
        byte[] hello = bytes(out -> {
            out.write(CLIENT_HELLO);
            byte[] body = body();
            out.write(0);
            out.writeShort(body.length);
            out.write(body);
        });
        return bytes(out -> {
            out.write(HANDSHAKE);
            // The version that all servers accept in a first record.
            out.writeShort(TlsVersion.TLS_1_0.code());
            vector(out, hello);
        });
    }

    private byte[] body() {
        return bytes(out -> {
            out.writeShort(Math.min(version.code(), TlsVersion.TLS_1_2.code()));
            var random = new byte[RANDOM];
            new SecureRandom().nextBytes(random);
            out.write(random);
            // No session to resume.
            out.write(0);
            vector(out, bytes(list -> {
                for (TlsSuite suite : suites) {
                    list.writeShort(suite.code());
                }
                if (version != TlsVersion.TLS_1_3) {
                    list.writeShort(SAFE_RENEGOTIATION);
                }
            }));
            // One compression method: none.
            out.write(1);
            out.write(0);
            vector(out, extensions());
        });
    }

    private byte[] extensions() {
        return bytes(out -> {
            if (!ADDRESS.matcher(serverName).matches()) {
                byte[] name = bytes(entry -> {
                    entry.write(0);
                    vector(entry, serverName.getBytes(StandardCharsets.US_ASCII));
                });
                extension(out, SERVER_NAME, content -> vector(content, name));
            }
            extension(out, GROUPS, content -> vector(content, shorts(ALL_GROUPS)));
            extension(out, SIGNATURES, content -> vector(content, shorts(ALL_SIGNATURES)));
            if (version == TlsVersion.TLS_1_3) {
                extension(out, VERSIONS, content -> {
                    content.write(2);
                    content.writeShort(version.code());
                });
                extension(out, KEY_EXCHANGE_MODES, content -> {
                    content.write(1);
                    content.write(1);
                });
                // None: the server then chooses a suite and requests a share, without computing anything.
                extension(out, KEY_SHARES, content -> content.writeShort(0));
            } else {
                extension(out, POINT_FORMATS, content -> {
                    content.write(1);
                    content.write(0);
                });
                extension(out, EXTENDED_MASTER_SECRET, content -> {});
            }
        });
    }

    private static void extension(DataOutputStream out, int type, Writing content) throws IOException {
        out.writeShort(type);
        vector(out, bytes(content));
    }

    private static byte[] shorts(List<Integer> numbers) {
        return bytes(out -> {
            for (int number : numbers) {
                out.writeShort(number);
            }
        });
    }

    /** Writes bytes, preceded by their number in two bytes. */
    private static void vector(DataOutputStream out, byte[] content) throws IOException {
        out.writeShort(content.length);
        out.write(content);
    }

    private static byte[] bytes(Writing content) {
        var bytes = new ByteArrayOutputStream();
        try {
            content.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a part of the message. */
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
