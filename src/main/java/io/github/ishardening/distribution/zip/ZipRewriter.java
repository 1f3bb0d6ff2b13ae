package io.github.ishardening.distribution.zip;

import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Writes a copy of a zip with the staged edits. Entries without edits keep their order and bytes, including header and
 * extra fields; only their offset may change. If an edit changes only the mode, only the record in the central
 * directory differs.
 *
 * <p>The copy is made at the byte level: Commons Compress can copy entries raw, but encodes their headers anew and
 * converts dates in the local time zone, which changes Info-ZIP's fields, hours during a switch to daylight saving
 * time, and empty dates.
 */
public final class ZipRewriter {

    private static final int FILE = 0100000;
    private static final int LONGEST_DATA_DESCRIPTOR = 24;

    private final ZipSource source;
    private final SortedMap<String, Edit> pending;
    private final List<ZipArchiveEntry> entries;
    private final CentralDirectory directory;
    private final int editedAt;

    /** Prepares the copy; {@code editedAt} dates the edited entries, null means the newest date of the zip. */
    public ZipRewriter(ZipSource source, Map<String, Edit> edits, Instant editedAt) throws IOException {
        this.source = source;
        this.pending = new TreeMap<>(edits);
        this.entries = source.entries();
        this.directory = readDirectory();
        this.editedAt = editedAt == null ? newest() : DosTime.of(editedAt);
    }

    private CentralDirectory readDirectory() throws IOException {
        try {
            CentralDirectory read = CentralDirectory.read(source.channel(), source.prefix());
            if (isOf(entries, read.records())) {
                return read;
            }
        } catch (EOFException e) {
            throw damaged("its central directory");
        }
        throw damaged("its central directory");
    }

    private static boolean isOf(List<ZipArchiveEntry> entries, List<CentralRecord> records) {
        return entries.size() == records.size()
                && IntStream.range(0, entries.size())
                        .allMatch(i -> Arrays.equals(
                                entries.get(i).getRawName(), records.get(i).name()));
    }

    private int newest() {
        return directory.records().stream()
                .map(CentralRecord::dosTime)
                .max(Integer::compareUnsigned)
                .orElseThrow();
    }

    /** The date of the edited entries, in UTC. */
    public Instant editedAt() {
        return DosTime.instant(editedAt);
    }

    /** Writes the whole zip. */
    public void writeTo(DigestingOutput out, UserLog progress) throws IOException {
        ZipWriter writer = new ZipWriter(out);
        CopyProgress copied =
                new CopyProgress(progress, source.label(), source.channel().size());
        int[] order = IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(i -> entries.get(i).getLocalHeaderOffset()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < order.length; i++) {
            long next = i + 1 < order.length ? entries.get(order[i + 1]).getLocalHeaderOffset() : directory.start();
            write(order[i], next, writer);
            copied.reach(next);
        }
        for (Map.Entry<String, Edit> edit : pending.entrySet()) {
            if (edit.getValue() instanceof Edit.Write write) {
                int mode = FILE | write.mode().orElse(Mode.DEFAULT);
                String name = source.name() + "/" + edit.getKey();
                writer.add(CentralRecord.of(name, mode, editedAt, write.content()), write.content());
            }
        }
        writer.finish(directory.zip64(), directory.comment());
    }

    private void write(int index, long next, ZipWriter writer) throws IOException {
        ZipArchiveEntry entry = entries.get(index);
        CentralRecord record = directory.records().get(index);
        String path = source.path(entry).orElse(null);
        Edit edit = path == null ? null : pending.remove(path);
        if (edit == null) {
            writer.copy(record, source.channel(), entry.getLocalHeaderOffset(), length(entry, next));
        } else if (edit instanceof Edit.Write write) {
            if (isSame(path, write.content())) {
                writer.copy(
                        withMode(record, write), source.channel(), entry.getLocalHeaderOffset(), length(entry, next));
            } else {
                writer.add(withMode(record.replacedBy(editedAt, write.content()), write), write.content());
            }
        }
    }

    private boolean isSame(String path, byte[] content) throws IOException {
        return source.size(path) == content.length && Arrays.equals(source.readAll(path), content);
    }

    private static CentralRecord withMode(CentralRecord record, Edit.Write write) {
        return write.mode().isPresent() ? record.withMode(FILE | write.mode().getAsInt()) : record;
    }

    private long length(ZipArchiveEntry entry, long next) throws IOException {
        long start = entry.getLocalHeaderOffset();
        long end = start + LocalHeader.length(source.channel(), start) + entry.getCompressedSize();
        if (end > next) {
            throw damaged("entry \"" + entry.getName() + "\"");
        }
        boolean hasDescriptor = entry.getGeneralPurposeBit().usesDataDescriptor();
        // Other data between two entries belongs to neither.
        return end - start + (hasDescriptor ? Math.min(next - end, LONGEST_DATA_DESCRIPTOR) : 0);
    }

    private ProblemException damaged(String part) {
        return new ProblemException(source.label(), "is damaged at " + part + ".", "Download it again.");
    }
}
