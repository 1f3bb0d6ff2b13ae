package io.github.ishardening.inspection.content;

/**
 * How much is looked at in one distribution, which may have been made to keep its reader busy for ever. Several times as
 * much as any product of WSO2 holds, and no more than a minute's work.
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

    /** That of a distribution. */
    static ContentBudget usual() {
        return new ContentBudget(3L << 30, 512L << 20, 8L << 30, 2_000_000);
    }

    /** Whether an archive of so many bytes may be unpacked, too. */
    boolean takeArchive(long size) {
        archiveBytes -= Math.max(0, size);
        return archiveBytes >= 0;
    }

    /** Whether a store or a file with certificates of so many bytes may be read, too. */
    boolean takeContent(long size) {
        contentBytes -= Math.max(0, size);
        return contentBytes >= 0;
    }

    /** Whether so many bytes more may be searched. */
    boolean takeSearched(long size) {
        searchedBytes -= size;
        return searchedBytes >= 0;
    }

    /** Whether one more file in an archive may be looked at. */
    boolean takeEntry() {
        return --entries >= 0;
    }

    /** Whether the list of an archive's entries fits beside those of the archives around it; to be given back. */
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
