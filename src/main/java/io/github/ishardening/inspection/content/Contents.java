package io.github.ishardening.inspection.content;

import java.util.List;

/**
 * The stores and certificates found anywhere in a distribution, reduced to what rules need, because the files may be
 * large.
 *
 * @param found those that rules report
 * @param unread what couldn't be searched
 * @param leftovers what doesn't belong in any file
 */
public record Contents(List<Found> found, List<Unread> unread, List<Leftover> leftovers) {

    /** More certificates of one file add no information. */
    static final int MOST_PUBLISHED = 100;

    public Contents {
        found = List.copyOf(found);
        unread = List.copyOf(unread);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * A store or a file with certificates.
     *
     * @param path its path, with {@code !/} before the path in an archive
     * @param published the first {@link #MOST_PUBLISHED} of its certificates whose keys are publicly known
     * @param holdsAuthority whether it contains a CA's private key that isn't publicly known
     * @param mayHoldKeys whether it contains private keys or, if closed, may contain some by its name
     * @param isClosed whether no known password opens it
     */
    public record Found(
            String path, List<Published> published, boolean holdsAuthority, boolean mayHoldKeys, boolean isClosed) {}

    /**
     * A certificate whose private key is publicly known.
     *
     * @param name its name in messages
     * @param origin what its private key ships with
     */
    public record Published(String name, String origin) {}

    /**
     * Something that may be or contain a store or certificates, but couldn't be searched.
     *
     * @param path the first such path in a file of the distribution, with {@code !/} before the path in an archive
     * @param why a sentence without its subject
     * @param others how many others in the same file of the distribution have the same reason
     */
    public record Unread(String path, String why, int others) {}
}
