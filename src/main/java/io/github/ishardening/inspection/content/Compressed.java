package io.github.ishardening.inspection.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Content that is compressed with gzip.
 *
 * @param compressed the compressed bytes
 */
record Compressed(LeftoverSearch.Source compressed) implements LeftoverSearch.Source {

    @Override
    public InputStream open() throws IOException {
        var in = compressed.open();
        try {
            return new GZIPInputStream(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The uncompressed size in bytes.
     *
     * @param most where counting stops: small content may expand endlessly
     */
    long size(long most) throws IOException {
        var buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = open()) {
            for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                size += read;
            }
        }
        return size;
    }
}
