package io.github.ishardening.manifest;

import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.distribution.Utf8;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2, including JSON, into values with line numbers. Constructs nothing else: tags create no objects, and
 * aliases no copies.
 */
final class Yaml {

    /** A rendered release of a large chart is about 100 kB. */
    private static final int LARGEST = 16 << 20;

    /** Manifests are nested about ten levels deep. */
    private static final int DEEPEST = 100;

    /** More than any tool uses to shorten YAML. */
    private static final int MOST_ALIASES = 50;

    /** A rendered release of a large chart has about 10,000 values. */
    private static final int MOST_VALUES = 100_000;

    private static final String CURE = "\"kubectl apply --dry-run=client -f\" shows what is wrong with a manifest.";

    private Yaml() {}

    /**
     * Reads the documents of a file, without empty ones.
     *
     * @param file the name for messages
     * @throws ProblemException if it isn't YAML, is nested deeper than 100 levels, or has more than 100,000 values
     */
    static List<YamlValue> documents(String file, byte[] content) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        var documents = new ArrayList<YamlValue>();
        try {
            var parser = new ParserImpl(settings, new StreamReader(settings, text(file, content)));
            var composer = new Composer(settings, new Shallow(file, parser));
            while (composer.hasNext()) {
                var document = new YamlValue(file, composer.next());
                if (!document.isNull()) {
                    documents.add(document);
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ProblemException(file + ":" + line, "isn't valid YAML from here on.", CURE);
        } catch (YamlEngineException e) {
            throw new ProblemException(
                    file, "isn't valid YAML, or uses more than %s aliases.".formatted(MOST_ALIASES), CURE);
        }
        return documents;
    }

    private static String text(String file, byte[] content) {
        return ByteOrderMark.strip(Utf8.decode(content)
                .orElseThrow(() -> new ProblemException(
                        file, "isn't UTF-8 text, so it isn't a manifest.", "Specify a YAML file.")));
    }

    /** A parser that refuses input on which its caller would run out of stack or memory. */
    private static final class Shallow implements Parser {

        private final String file;
        private final Parser parser;
        private int depth;
        private int values;

        Shallow(String file, Parser parser) {
            this.file = file;
            this.parser = parser;
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return parser.checkEvent(choice);
        }

        @Override
        public Event peekEvent() {
            return parser.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return parser.hasNext();
        }

        @Override
        public Event next() {
            var event = parser.next();
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {
                    // Neither opens nor closes anything.
                }
            }
            values++;
            if (depth > DEEPEST) {
                throw wrong(event, "is nested deeper than %s levels.".formatted(DEEPEST), "Reduce the nesting.");
            }
            if (values > MOST_VALUES) {
                throw wrong(
                        event,
                        "contains more than %s values.".formatted(MOST_VALUES),
                        "Specify the manifest of a single release.");
            }
            return event;
        }

        private ProblemException wrong(Event event, String what, String cure) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            return new ProblemException(file + ":" + line, what, cure);
        }
    }
}
