package io.github.ishardening.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The XML files of a configuration that doesn't change, each parsed once by a thread: rules ask for the same few some eighty
 * times, and the JDK's trees aren't safe for several threads. Safe for use by several threads itself.
 */
public final class XmlFiles {

    private final Map<Thread, Map<String, Optional<XmlFile>>> parsed = new ConcurrentHashMap<>();

    /** A file's tree, for this thread only, and to be left as it is; empty if it isn't well formed. */
    public Optional<XmlFile> parse(String path, byte[] content) {
        return parsed.computeIfAbsent(Thread.currentThread(), first -> new HashMap<>())
                .computeIfAbsent(path, first -> XmlFile.parse(content));
    }
}
