package io.github.ishardening.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An XML file as a tree whose names have no namespaces; comments are no part of it, and nothing outside is loaded. */
public final class XmlFile {

    private static final String ANYWHERE = "//";

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

    /**
     * The elements on a path, in the order of the file: {@code /Server/HostName} from the root on,
     * {@code //KeyStore/Type} from elements anywhere.
     */
    public List<Element> elements(String path) {
        if (!path.startsWith(ANYWHERE)) {
            return elements(document, path.substring(1));
        }
        String[] steps = path.substring(ANYWHERE.length()).split("/", 2);
        NodeList named = document.getElementsByTagName(steps[0]);
        return IntStream.range(0, named.getLength())
                .mapToObj(i -> (Element) named.item(i))
                .flatMap(element -> steps.length == 1 ? Stream.of(element) : elements(element, steps[1]).stream())
                .toList();
    }

    /** The elements on a path of names below another, in the order of the file. */
    public static List<Element> elements(Node start, String path) {
        Stream<Node> level = Stream.of(start);
        for (String name : path.split("/")) {
            level = level.flatMap(node -> children(node, name).stream());
        }
        return level.map(Element.class::cast).toList();
    }

    private static List<Node> children(Node parent, String name) {
        var children = new ArrayList<Node>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE && child.getNodeName().equals(name)) {
                children.add(child);
            }
        }
        return children;
    }

    /** The texts of the elements on a path, without the blanks around them. */
    public List<String> texts(String path) {
        return elements(path).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    /** The text of the first element on a path below another, without the blanks around it; empty if there is none. */
    public static String childText(Element parent, String path) {
        return elements(parent, path).stream()
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
