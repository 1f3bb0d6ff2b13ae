package io.github.ishardening.inspection.content;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Visits the files in an archive within the budget, and lists those that can't be read. */
record ArchiveEntries(ContentBudget budget, UnreadFiles unread) {

    /** Processes a file in an archive. */
    @FunctionalInterface
    interface Visitor {
        void visit(String path, LeftoverSearch.Source source, long size) throws IOException;
    }

    /**
     * Visits each file of an archive.
     *
     * @param size the declared size of the archive in bytes
     * @throws UncheckedIOException if the disk is full, which must not be mistaken for a damaged archive
     */
    void visit(String path, InputStream content, long size, Visitor visitor) throws IOException {
        try (var channel = InnerArchive.of(content, size)) {
            long directory = InnerArchive.directoryLength(channel);
            if (!budget.takeDirectory(directory)) {
                unread.add(path, "lists too many files");
                return;
            }
            try (var zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get()) {
                visitEntries(path, zip, visitor);
            } finally {
                budget.returnDirectory(directory);
            }
        } catch (UncheckedIOException | ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Damaged, or no archive though it begins like one; the library doesn't validate all that it reads.
            unread.add(path, "looks like an archive but can't be read");
        }
    }

    private void visitEntries(String path, ZipFile zip, Visitor visitor) {
        for (ZipArchiveEntry entry :
                (Iterable<ZipArchiveEntry>) () -> zip.getEntries().asIterator()) {
            if (!budget.takeEntry()) {
                unread.add(path, "exceeds the limit for files in archives");
                return;
            }
            if (!entry.isDirectory()) {
                visitEntry(path + "!/" + entry.getName(), zip, entry, visitor);
            }
        }
    }

    private void visitEntry(String path, ZipFile zip, ZipArchiveEntry entry, Visitor visitor) {
        if (!zip.canReadEntryData(entry)) {
            unread.add(path, "is encrypted, or compressed with an unsupported method");
            return;
        }
        try {
            visitor.visit(path, () -> zip.getInputStream(entry), entry.getSize());
        } catch (UncheckedIOException | ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Later entries may be intact.
            unread.add(path, "is damaged");
        }
    }
}
