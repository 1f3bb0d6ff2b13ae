package io.github.ishardening.verification.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The first message of a server (RFC 8446, section 4.1.3; RFC 5246, section 7.4.1.3). A HelloRetryRequest has the same
 * format.
 *
 * @param version the number of the chosen version
 * @param suite the number of the chosen suite
 */
record ServerHello(int version, int suite) {

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int FATAL = 2;
    private static final int SERVER_HELLO = 2;
    private static final int VERSIONS = 43;
    private static final int RANDOM = 32;
    private static final int HEADER = 4;
    private static final int MAJOR = 3;
    private static final int LONGEST_RECORD = (1 << 14) + 2048;
    private static final int LONGEST = 1 << 16;

    /**
     * Reads the message; empty if the server refuses, with an alert or by closing the connection.
     *
     * @throws ProtocolException if the response isn't TLS
     * @throws IOException if there is no response in time
     */
    static Optional<ServerHello> read(InputStream stream) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(stream));
        var message = new ByteArrayOutputStream();
        while (!isWhole(message)) {
            int type = in.read();
            if (type < 0) {
                return Optional.empty();
            }
            byte[] content = content(in, type);
            if (type == HANDSHAKE) {
                message.write(content);
            } else if (content[0] == FATAL) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(parse(ByteBuffer.wrap(message.toByteArray())));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw notTls(e);
        }
    }

    private static byte[] content(DataInputStream in, int type) throws IOException {
        try {
            int major = in.read();
            in.read();
            int length = in.readUnsignedShort();
            boolean isRecord = (type == ALERT || type == HANDSHAKE) && major == MAJOR;
            if (!isRecord || length == 0 || length > LONGEST_RECORD) {
                throw notTls(null);
            }
            var content = new byte[length];
            in.readFully(content);
            return content;
        } catch (EOFException e) {
            throw notTls(e);
        }
    }

    private static boolean isWhole(ByteArrayOutputStream message) throws ProtocolException {
        if (message.size() < HEADER) {
            return false;
        }
        int header = ByteBuffer.wrap(message.toByteArray()).getInt();
        int length = header & 0xFFFFFF;
        if (header >>> 24 != SERVER_HELLO || length > LONGEST) {
            throw notTls(null);
        }
        return message.size() >= HEADER + length;
    }

    private static ServerHello parse(ByteBuffer message) {
        message.limit(HEADER + (message.getInt() & 0xFFFFFF));
        int version = unsignedShort(message);
        message.position(message.position() + RANDOM);
        // The session ID.
        message.position(message.position() + 1 + Byte.toUnsignedInt(message.get(message.position())));
        int suite = unsignedShort(message);
        // The compression method.
        message.get();
        if (message.hasRemaining()) {
            unsignedShort(message);
        }
        while (message.hasRemaining()) {
            int type = unsignedShort(message);
            int length = unsignedShort(message);
            if (type == VERSIONS) {
                version = unsignedShort(message.slice());
            }
            message.position(message.position() + length);
        }
        return new ServerHello(version, suite);
    }

    private static int unsignedShort(ByteBuffer bytes) {
        return Short.toUnsignedInt(bytes.getShort());
    }

    private static ProtocolException notTls(Exception cause) {
        var exception = new ProtocolException("responds with something other than TLS");
        exception.initCause(cause);
        return exception;
    }
}
