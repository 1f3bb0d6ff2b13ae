package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Findings;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.file.LineCounter;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reports references to the vault that the server uses as the secret itself, because nothing resolves them there. */
record UnresolvedReferences(Inspection inspection, Findings findings) {

    /** WSO2's readers resolve references only within an element that declares this ({@code SecretResolverFactory}). */
    static final String NAMESPACE = "http://org.wso2.securevault/configuration";

    private static final String BEGIN = "$secret{";
    private static final Pattern REFERENCE = Pattern.compile("\\$secret\\{[^{}\\r\\n]{0,200}+}");
    private static final Pattern BUNDLE = Pattern.compile(
            "repository/components/(?:plugins|dropins|lib)/org\\.wso2\\.securevault_([0-9]{1,5}\\.[0-9]{1,5}\\.[0-9]{1,5})\\S*\\.jar");
    /** The first version that resolves all references in a text (wso2/carbon-secvault#86). */
    private static final Version RESOLVES_ALL = Version.parse("1.1.13");
    /** The start of the message broker's addresses, in properties and in XML. */
    private static final String ADDRESS = "connectionfactory.";

    void report() throws IOException {
        boolean isOneOnly = resolvesOneOnly(inspection.distribution());
        for (String path : inspection.rendered().paths()) {
            String text = new String(inspection.rendered().file(path), StandardCharsets.ISO_8859_1);
            if (text.contains(BEGIN)) {
                if (path.endsWith(".xml")) {
                    reportUndeclared(path, text);
                }
                if (isOneOnly) {
                    reportAddresses(path, text);
                }
            }
        }
        for (RawSecret secret : RawSecret.all()) {
            if (inspection
                    .toml()
                    .string(secret.key())
                    .filter(text -> text.contains(BEGIN))
                    .isPresent()) {
                findings.add(
                        secret.at(inspection),
                        "the server uses the reference to the vault as the password, because it reads %s unprocessed."
                                .formatted(secret.fileName()),
                        "Set it in plain text or as $env{NAME}.");
            }
        }
    }

    /** Reports only the first in a file, because a missing declaration affects all of them. */
    private void reportUndeclared(String path, String text) throws IOException {
        inspection.xml(path).map(XmlFile::document).stream()
                .map(document -> document.getElementsByTagName("*"))
                .flatMap(all -> IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)))
                .flatMap(element -> texts(element)
                        .flatMap(own -> REFERENCE.matcher(own).results())
                        .map(MatchResult::group)
                        .filter(reference -> !isDeclared(element)))
                .findFirst()
                .ifPresent(reference -> findings.add(
                        Location.of(path, new LineCounter(text).lineAt(Math.max(text.indexOf(reference), 0))),
                        "the server uses the reference to the vault as the password, because the file doesn't declare"
                                + " xmlns:svns=\"%s\".".formatted(NAMESPACE),
                        "Set the password in plain text or as $env{NAME}, or declare that namespace in the template."));
    }

    /** Returns an element's own texts: its attributes, and the text between its children. */
    private static Stream<String> texts(Element element) {
        var attributes = element.getAttributes();
        var children = element.getChildNodes();
        return Stream.concat(
                IntStream.range(0, attributes.getLength())
                        .mapToObj(i -> attributes.item(i).getNodeValue()),
                IntStream.range(0, children.getLength())
                        .mapToObj(children::item)
                        .filter(child -> child.getNodeType() != Node.ELEMENT_NODE)
                        .map(Node::getTextContent));
    }

    private void reportAddresses(String path, String text) {
        var lines = text.lines().toList();
        IntStream.range(0, lines.size())
                .filter(i -> isAddress(lines.get(i))
                        && REFERENCE.matcher(lines.get(i)).results().count() > 1)
                .forEach(i -> findings.add(
                        Location.of(path, i + 1),
                        "this address of the message broker contains several references to the vault, but the"
                                + " server's securevault resolves only one (wso2/api-manager issues 3054 and 4582).",
                        ("Update the pack to one with org.wso2.securevault %s or later, or set the others in plain"
                                        + " text or as $env{NAME}.")
                                .formatted(RESOLVES_ALL)));
    }

    private static boolean isAddress(String line) {
        return line.strip().startsWith(ADDRESS) || line.strip().startsWith("<" + ADDRESS);
    }

    private static boolean isDeclared(Element element) {
        return Stream.<Node>iterate(element, Objects::nonNull, Node::getParentNode)
                .filter(Element.class::isInstance)
                .anyMatch(each -> isDeclaredBy((Element) each));
    }

    private static boolean isDeclaredBy(Element root) {
        var attributes = root.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .anyMatch(attribute -> attribute.getNodeName().startsWith("xmlns")
                        && attribute.getNodeValue().startsWith(NAMESPACE));
    }

    /** Whether the pack's oldest securevault resolves only one reference per text; false if none is found. */
    private static boolean resolvesOneOnly(Distribution distribution) throws IOException {
        Optional<Version> oldest = distribution.paths("repository/components/").stream()
                .map(BUNDLE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Version.parse(matcher.group(1)))
                .min(Version::compareTo);
        return oldest.filter(version -> version.compareTo(RESOLVES_ALL) < 0).isPresent();
    }
}
