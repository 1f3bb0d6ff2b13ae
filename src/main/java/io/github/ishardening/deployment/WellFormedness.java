package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Finds rendered XML that isn't well formed, and the values in {@code deployment.toml} that broke it. */
final class WellFormedness {

    private WellFormedness() {}

    /** Throws {@link ProblemException} with each rendered XML file that isn't well formed; never includes a value. */
    static void check(Rendered rendered, byte[] toml) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (String path : rendered.paths()) {
            if (path.endsWith(".xml") && rendered.xml(path).isEmpty()) {
                byte[] content = rendered.file(path);
                try {
                    SecureXml.parse(new ByteArrayInputStream(content));
                } catch (SAXParseException e) {
                    problems.addAll(explain(path, e.getLineNumber(), new String(content, UTF_8), toml));
                } catch (SAXException e) {
                    throw new IllegalStateException("XML parser fails without a position", e);
                }
            }
        }
        ProblemException.throwIfAny(problems);
    }

    /** Omits the parser's message, because it quotes the text, which may be a password. */
    private static List<Problem> explain(String path, int line, String content, byte[] toml) {
        DeploymentToml source = DeploymentToml.parse(toml, Product.DEPLOYMENT_TOML);
        List<Problem> problems = new ArrayList<>();
        for (String key : source.keys()) {
            source.value(key)
                    .ifPresent(value -> TomlValues.texts(value, text -> {
                        if (TemplateText.isUnsafe(text) && content.contains(text)) {
                            problems.add(new Problem(
                                    source.position(key),
                                    "the value of %s breaks %s on line %s.".formatted(key, path, line),
                                    "The server doesn't escape it: remove & < > \" or write &amp; &lt; &gt;"
                                            + " &quot;."));
                        }
                    }));
        }
        if (problems.isEmpty()) {
            problems.add(new Problem(
                    Product.DEPLOYMENT_TOML,
                    "%s, rendered from it, isn't well-formed on line %s.".formatted(path, line),
                    "Look for a value with & < > or \", which the server doesn't escape."));
        }
        return problems;
    }
}
