package io.github.ishardening.inspection.content;

/**
 * Limits how much of a distribution is searched, because one may be crafted to keep its reader busy forever. Allows
 * several times as much as any WSO2 product contains, but no more than a minute's work.
 */
final class ContentBudget {

    private long archiveBytes;
    private long contentBytes;
    private long directoryBytes = 8L << 20;
    private long searchedBytes;
    private int entries;

    ContentBudget(long archiveBytes, long contentBytes, long searchedBytes, int entries) {
        this.archiveBytes = archiveBytes;
        this.contentBytes = contentBytes;
        this.searchedBytes = searchedBytes;
        this.entries = entries;
    }

    /** The budget for a distribution. */
    static ContentBudget usual() {
        return new ContentBudget(3L << 30, 512L << 20, 8L << 30, 2_000_000);
    }

    /** Whether another archive of this many bytes may be unpacked. */
    boolean takeArchive(long size) {
        archiveBytes -= Math.max(0, size);
        return archiveBytes >= 0;
    }

    /** Whether another store or certificate file of this many bytes may be read. */
    boolean takeContent(long size) {
        contentBytes -= Math.max(0, size);
        return contentBytes >= 0;
    }

    /** Whether this many more bytes may be searched. */
    boolean takeSearched(long size) {
        searchedBytes -= size;
        return searchedBytes >= 0;
    }

    /** Whether one more file in an archive may be searched. */
    boolean takeEntry() {
        return --entries >= 0;
    }

    /** Whether an archive's list of entries fits next to those of the archives around it; must be given back. */
    boolean takeDirectory(long size) {
        boolean fits = size <= directoryBytes;
        directoryBytes -= fits ? size : 0;
        return fits;
    }

    /** Gives back what {@link #takeDirectory} took. */
    void returnDirectory(long size) {
        directoryBytes += size;
    }
}
