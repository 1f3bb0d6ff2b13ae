package io.github.ishardening.inspection;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.deployment.XmlFiles;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/** The configuration files that the server will use, as rendered or else as in the distribution. */
record ConfigurationFiles(Distribution distribution, Configuration configuration, XmlFiles parsed) {

    ConfigurationFiles(Distribution distribution, Configuration configuration) {
        this(distribution, configuration, new XmlFiles());
    }

    /** The content of a file; empty if there is none. */
    Optional<byte[]> content(String path) throws IOException {
        var rendered = configuration.rendered();
        if (rendered.paths().contains(path)) {
            return Optional.of(rendered.file(path));
        }
        return distribution.exists(path) ? Optional.of(distribution.read(path)) : Optional.empty();
    }

    /** A file as XML, for the current thread only. */
    Optional<XmlFile> xml(String path) throws IOException {
        var rendered = configuration.rendered().xml(path);
        if (rendered.isPresent()) {
            return rendered;
        }
        return content(path)
                .map(content -> parsed.parse(path, content)
                        .orElseThrow(() -> new ProblemException(
                                path, "isn't well-formed XML.", "Restore it from the stock distribution.")));
    }

    Optional<Properties> properties(String path) throws IOException {
        var content = content(path);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        var properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(content.get()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(path, "has \\u without four hexadecimal digits.", "Write each backslash twice.");
        }
        return Optional.of(properties);
    }
}
