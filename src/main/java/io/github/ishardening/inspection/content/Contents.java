package io.github.ishardening.inspection.content;

import java.util.List;

/**
 * What was found of stores and certificates, wherever in a distribution they lie: what rules want to know of them, not
 * their bytes, which may be many.
 *
 * @param found those of which a rule has something to say
 * @param unread what couldn't be looked into
 * @param leftovers what belongs in no file
 */
public record Contents(List<Found> found, List<Unread> unread, List<Leftover> leftovers) {

    /** More of one file is no news. */
    static final int MOST_PUBLISHED = 100;

    /** Copies the lists. */
    public Contents {
        found = List.copyOf(found);
        unread = List.copyOf(unread);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * A store or a file with certificates.
     *
     * @param path where, inner archives' files behind {@code !/}
     * @param published its certificates whose keys were published, the first {@link #MOST_PUBLISHED} of them
     * @param holdsAuthority whether it holds the private key of an authority, and not a published one
     * @param mayHoldKeys whether it holds private keys; of one that can't be opened, whether its name lets it
     * @param isClosed whether no password that is known here opens it
     */
    public record Found(
            String path, List<Published> published, boolean holdsAuthority, boolean mayHoldKeys, boolean isClosed) {}

    /**
     * A certificate whose private key was published.
     *
     * @param name what messages call it
     * @param origin with what it was published
     */
    public record Published(String name, String origin) {}

    /**
     * Something that may be or hold a store or certificates, and that nobody looked into.
     *
     * @param path the first of its file in the distribution that is so, inner archives' files behind {@code !/}
     * @param why a sentence without its subject
     * @param others how many others of the same file in the distribution are so
     */
    public record Unread(String path, String why, int others) {}
}
