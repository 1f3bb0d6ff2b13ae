package io.github.ishardening.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The XML files of an unchanging configuration, parsed once per thread: rules request the same few files about eighty
 * times, and the JDK's trees aren't thread-safe. Safe for use by several threads.
 */
public final class XmlFiles {

    /** In bytes per thread: a bundle may contain any number of files, and trees take many times their size. */
    static final int MOST_KEPT = RenderProcess.MAXIMUM_OUTPUT;

    private final Map<Thread, Trees> parsed = new ConcurrentHashMap<>();

    /** A file's tree, for this thread only, not to be modified; empty if it isn't well formed. */
    public Optional<XmlFile> parse(String path, byte[] content) {
        return parsed.computeIfAbsent(Thread.currentThread(), first -> new Trees())
                .parse(path, content);
    }

    /** The trees of one thread. */
    private static final class Trees {

        private final Map<String, Optional<XmlFile>> kept = new HashMap<>();
        private long size;

        Optional<XmlFile> parse(String path, byte[] content) {
            if (kept.containsKey(path)) {
                return kept.get(path);
            }
            var tree = XmlFile.parse(content);
            if (size + content.length <= MOST_KEPT) {
                size += content.length;
                kept.put(path, tree);
            }
            return tree;
        }
    }
}
