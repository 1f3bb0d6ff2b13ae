package io.github.ishardening.oracle;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML Schema 1.0, as the JDK's validator reads it. */
public final class XmlSchema {

    private static final Pattern NAMESPACE = Pattern.compile("\"[^\"]+\":");

    private final Schema schema;

    private XmlSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * The schema in these texts.
     *
     * @throws SAXException if they are none
     */
    public static XmlSchema of(String... texts) throws SAXException {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", true);
        var sources = new Source[texts.length];
        for (int i = 0; i < texts.length; i++) {
            sources[i] = new StreamSource(new StringReader(texts[i]));
        }
        return new XmlSchema(factory.newSchema(sources));
    }

    /** What is wrong with a document, in the validator's own words, but for namespaces. */
    public List<String> violations(Source document) throws IOException {
        var violations = new ArrayList<String>();
        try {
            var validator = schema.newValidator();
            validator.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
            validator.setErrorHandler(new Collector(violations));
            validator.validate(document);
        } catch (SAXException e) {
            violations.add(e.getMessage());
        }
        violations.replaceAll(violation -> NAMESPACE.matcher(violation).replaceAll(""));
        return violations;
    }

    private record Collector(List<String> violations) implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {
            violations.add(exception.getMessage());
        }

        @Override
        public void error(SAXParseException exception) {
            violations.add(exception.getMessage());
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
