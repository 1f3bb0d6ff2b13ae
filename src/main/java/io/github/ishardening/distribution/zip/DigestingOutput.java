package io.github.ishardening.distribution.zip;

import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Disk;
import io.github.ishardening.problem.IoFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes a file and computes its SHA-256 at the same time, in a separate thread, because hashing takes longer than
 * copying. Two blocks alternate: one is filled while the other is hashed.
 */
public final class DigestingOutput extends OutputStream {

    private static final int BLOCK = 1 << 18;

    private final Path name;
    private final FileChannel file;
    private final Disk disk;
    private final MessageDigest sha256 = Digests.sha256();
    private final ExecutorService digester = Executors.newSingleThreadExecutor();
    private CompletableFuture<Void> digesting = CompletableFuture.completedFuture(null);
    private ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private ByteBuffer spare = ByteBuffer.allocate(BLOCK);
    private long written;

    /** Writes to a channel, which isn't closed; the name of its file is for messages. */
    public DigestingOutput(Path name, FileChannel file, Disk disk) {
        this.name = name;
        this.file = file;
        this.disk = disk;
    }

    /** The number of bytes written so far. */
    long written() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, block.remaining());
            block.put(bytes, offset + done, part);
            done += part;
            flushWhenFull();
        }
        written += length;
    }

    /** Copies a range of another file. */
    void copy(FileChannel from, long position, long length) throws IOException {
        long done = 0;
        while (done < length) {
            block.limit((int) Math.min(block.capacity(), block.position() + length - done));
            int read = from.read(block, position + done);
            block.limit(block.capacity());
            if (read < 0) {
                throw new EOFException();
            }
            done += read;
            flushWhenFull();
        }
        written += length;
    }

    private void flushWhenFull() throws IOException {
        if (!block.hasRemaining()) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        digesting.join();
        ByteBuffer full = block.flip();
        ByteBuffer digested = full.duplicate();
        digesting = CompletableFuture.runAsync(() -> sha256.update(digested), digester);
        IoFailure.named(name, () -> disk.write(file, full));
        block = spare.clear();
        spare = full;
    }

    /** Writes the rest and returns the SHA-256 of everything, in hexadecimal. */
    public String finish() throws IOException {
        flush();
        digesting.join();
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Stops the thread. */
    @Override
    public void close() {
        digester.shutdown();
    }
}
