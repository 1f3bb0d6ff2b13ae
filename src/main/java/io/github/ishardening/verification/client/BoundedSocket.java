package io.github.ishardening.verification.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection with limits: a server that responds too slowly or with too much data is cut off. */
final class BoundedSocket extends Socket {

    private static final int LARGEST = 256 * 1024;

    private long end;

    /** Creates an unconnected socket, whose time starts now. */
    BoundedSocket(Duration patience) {
        wait(patience);
    }

    /** Limits reading to this duration, starting now. */
    void wait(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private final class Bounded extends FilterInputStream {

        private int left = LARGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                throw new SocketTimeoutException("timed out");
            }
            if (left == 0) {
                throw new ProtocolException("sends more than %s bytes".formatted(LARGEST));
            }
            setSoTimeout((int) millis);
            int count = super.read(bytes, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
