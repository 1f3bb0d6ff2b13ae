package io.github.ishardening.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An XML file as a tree whose names have no namespaces; comments are no part of it, and nothing outside is loaded. */
public final class XmlFile {

    private final Document document;

    private XmlFile(Document document) {
        this.document = document;
    }

    /** Reads a file; empty if it isn't well formed. */
    public static Optional<XmlFile> parse(byte[] content) {
        try {
            return Optional.of(new XmlFile(SecureXml.parse(new ByteArrayInputStream(content))));
        } catch (SAXException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements that an XPath selects, in the order of the file. */
    public List<Element> elements(String xpath) {
        return elements(document, xpath);
    }

    /** The elements below another that an XPath selects, in the order of the file. */
    public static List<Element> elements(Object start, String xpath) {
        try {
            var nodes = (NodeList)
                    XPathFactory.newDefaultInstance().newXPath().evaluate(xpath, start, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(xpath, e);
        }
    }

    /** The texts of the elements that an XPath selects, without the blanks around them. */
    public List<String> texts(String xpath) {
        return elements(xpath).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    /** The text of the first child of this name, without the blanks around it; empty if there is none. */
    public static String childText(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
