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

/** An XML file as a tree without namespaces; comments are ignored, and nothing from outside the file is loaded. */
public record XmlFile(Document document) {

    private static final String ANYWHERE = "//";

    /** Parses a file; empty if it isn't well formed, or nested more deeply than any file of a server. */
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
     * The elements on a path, in the order of the file: {@code /Server/HostName} from the root, {@code //KeyStore/Type}
     * from anywhere. Prefixes are ignored.
     */
    public List<Element> elements(String path) {
        if (!path.startsWith(ANYWHERE)) {
            return elements(document, path.substring(1));
        }
        List<String> names = List.of(path.substring(ANYWHERE.length()).split("/"));
        NodeList all = document.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(element -> isAtTheEndOf(names, element))
                .toList();
    }

    private static boolean isAtTheEndOf(List<String> names, Node element) {
        Node node = element;
        for (int i = names.size() - 1; i >= 0; i--) {
            if (!isNamed(node, names.get(i))) {
                return false;
            }
            node = node.getParentNode();
        }
        return true;
    }

    private static boolean isNamed(Node node, String name) {
        String prefixed = node.getNodeName();
        return node.getNodeType() == Node.ELEMENT_NODE
                && prefixed.substring(prefixed.indexOf(':') + 1).equals(name);
    }

    /** The elements on a path of names below {@code start}, in the order of the file. */
    public static List<Element> elements(Node start, String path) {
        Stream<Node> level = Stream.of(start);
        for (String name : path.split("/", -1)) {
            level = level.flatMap(node -> children(node, name).stream());
        }
        return level.map(Element.class::cast).toList();
    }

    private static List<Node> children(Node parent, String name) {
        var children = new ArrayList<Node>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (isNamed(child, name)) {
                children.add(child);
            }
        }
        return children;
    }

    /** The texts of the elements on a path, without surrounding blanks. */
    public List<String> texts(String path) {
        return elements(path).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    /** The text of the first element on a path below {@code parent}, without surrounding blanks; empty if none. */
    public static String childText(Element parent, String path) {
        return elements(parent, path).stream()
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
