package io.github.ishardening.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's XML parser, configured to load nothing from outside the file and to print nothing to the console. */
final class SecureXml {

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    /** Limits recursion over the tree, here and in the JDK. */
    private static final String DEEPEST = "200";

    /** The limit on the size of all entities, in characters. */
    private static final String MOST_OF_ENTITIES = "1000000";

    private SecureXml() {}

    /**
     * Parses without namespaces; throws {@link SAXParseException} if the file isn't well formed, nests elements more
     * than 200 deep, or has entities of more than a million characters in total.
     */
    static Document parse(InputStream content) throws SAXException, IOException {
        DocumentBuilder builder = builder();
        // A DOCTYPE is legal (the servers' own web.xml has one); what it refers to is replaced by an empty file.
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        // The parser's own handler prints to the console before it throws.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(content);
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            factory.setAttribute(LIMITS + "maxElementDepth", DEEPEST);
            factory.setAttribute(LIMITS + "totalEntitySizeLimit", MOST_OF_ENTITIES);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser doesn't support a required feature", e);
        }
    }
}
