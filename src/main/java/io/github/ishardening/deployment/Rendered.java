package io.github.ishardening.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a server boots with: the files that its config-mapper makes, and the values they are made of. Immutable. Holds
 * passwords in clear where {@code deployment.toml} does, so never print it.
 */
public final class Rendered {

    private final TreeMap<String, byte[]> files;
    private final SortedMap<String, String> values;

    /** What was rendered into {@code files}, by path in the distribution, from the merged {@code values}. */
    Rendered(Map<String, byte[]> files, Map<String, String> values) {
        this.files = new TreeMap<>(files);
        this.values = new TreeMap<>(values);
    }

    /** The paths of all rendered files, relative to the distribution. */
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(files.navigableKeySet());
    }

    /** The content of a rendered file; throws {@link NoSuchElementException} if that path isn't rendered. */
    public byte[] file(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new NoSuchElementException(path);
        }
        return content.clone();
    }

    /**
     * The text, boolean or number that is in force under a dotted key, after defaults, inference and {@code $ref}; empty
     * if there is none. Segments with dots aren't quoted here.
     */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All texts, booleans and numbers in force, by dotted key. */
    public SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** A rendered XML file as a tree whose names have no namespaces; nothing outside the file is loaded. */
    public Document xml(String path) {
        try {
            return SecureXml.parse(new ByteArrayInputStream(file(path)));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(path + " was well formed when it was rendered", e);
        }
    }

    /** The text of the first element or attribute of a rendered XML file that an XPath selects; empty if none. */
    public Optional<String> text(String path, String xpath) {
        return text(xml(path), xpath);
    }

    /** The same of such a file that is a tree already. */
    public static Optional<String> text(Document xml, String xpath) {
        try {
            Node node = (Node) XPathFactory.newDefaultInstance().newXPath().evaluate(xpath, xml, XPathConstants.NODE);
            return Optional.ofNullable(node).map(Node::getTextContent).map(String::strip);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(xpath, e);
        }
    }

    /** The type of the server's primary keystore ({@code JKS}, {@code PKCS12}); empty if none is configured. */
    public Optional<String> primaryKeystoreType() {
        return text("repository/conf/carbon.xml", "/Server/Security/KeyStore/Type");
    }
}
