package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.XmlSchema;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The schema takes what the goals take, and says of what is wrong where it is. */
class ConfigurationSchemaPageTest {

    private static final Path SCHEMA = Path.of("src/site/resources/schema/configuration-1.xsd");
    private static final Pattern BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final String CONFIGURATION = "configuration";
    private static final String WRONG = "refuses-a-wrong-configuration";
    /** What a page shows of a POM besides. */
    private static final Set<String> MAVENS = Set.of(
            "project",
            "plugin",
            "properties",
            "executions",
            "execution",
            "reporting",
            "repositories",
            "pluginRepositories");

    private static XmlSchema schema;

    @BeforeAll
    static void isASchema() throws IOException, SAXException {
        GeneratedPage.assertSays(SCHEMA, ConfigurationSchema.text());
        schema = XmlSchema.of(Files.readString(SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void takesWhatThePagesShow(Path page) throws Exception {
        for (var block : BLOCK.matcher(Files.readString(page)).results().toList()) {
            for (Element configuration : configurations(block.group(1))) {
                assertThat(violations(configuration)).as(block.group()).isEmpty();
            }
        }
    }

    @Test
    void findsConfigurationsInThePages() throws Exception {
        int found = 0;
        for (Path page : pages().toList()) {
            for (var block : BLOCK.matcher(Files.readString(page)).results().toList()) {
                found += configurations(block.group(1)).size();
            }
        }

        assertThat(found).isGreaterThan(45);
    }

    @Test
    void takesWhatTheIntegrationTestsConfigure() throws Exception {
        int found = 0;
        for (Path pom : poms()) {
            if (!pom.toString().contains(WRONG)) {
                for (Element configuration : configurations(Files.readString(pom))) {
                    assertThat(violations(configuration)).as(pom.toString()).isEmpty();
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void refusesWhatTheGoalsRefuse() throws Exception {
        List<Element> configurations = configurations(Files.readString(Path.of("src/it", WRONG, "pom.xml")));

        assertThat(configurations).hasSize(1);
        assertThat(violations(configurations.get(0)))
                .map(violation -> violation.replaceFirst(" One of .*", ""))
                .containsExactly(
                        "cvc-pattern-valid: Value '' is not facet-valid with respect to pattern"
                                + " '[\\s\\S]*\\S[\\s\\S]*' for type 'text'.",
                        "cvc-type.3.1.3: The value '' of element 'hostname' is not valid.",
                        "cvc-datatype-valid.1.2.3: 'yes' is not a valid value of union type 'switch'.",
                        "cvc-type.3.1.3: The value 'yes' of element 'frozen' is not valid.",
                        "cvc-complex-type.2.4.a: Invalid content was found starting with element '{tls}'.",
                        "cvc-pattern-valid: Value '' is not facet-valid with respect to pattern"
                                + " '[\\s\\S]*\\S[\\s\\S]*' for type 'text'.",
                        "cvc-type.3.1.3: The value '' of element 'validity' is not valid.",
                        "cvc-datatype-valid.1.2.3: 'ja' is not a valid value of union type 'switch'.",
                        "cvc-type.3.1.3: The value 'ja' of element 'existing' is not valid.",
                        "cvc-complex-type.2.4.a: Invalid content was found starting with element '{portoffset}'.",
                        "cvc-datatype-valid.1.2.3: 'a year' is not a valid value of union type 'number'.",
                        "cvc-type.3.1.3: The value 'a year' of element 'hstsMaxAge' is not valid.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "<deployment><portoffset>1</portoffset></deployment>"
                        + "| cvc-complex-type.2.4.a: Invalid content was found starting with element '{portoffset}'."
                        + " One of '{existing, dataSince, portOffset, file}' is expected.",
                "<audit><severities><severity><rule>a</rule><level>info</level><why>b</why></severity></severities></audit>"
                        + "| cvc-complex-type.2.4.d: Invalid content was found starting with element 'why'."
                        + " No child element is expected at this point.",
                "<audit><severities><severity><rule>a</rule></severity></severities></audit>"
                        + "| cvc-complex-type.2.4.b: The content of element 'severity' is not complete."
                        + " One of '{level}' is expected.",
                "<certificateAuthority><mode>locale</mode></certificateAuthority>"
                        + "| cvc-datatype-valid.1.2.3: 'locale' is not a valid value of union type '#AnonType_modeCertificateAuthority'.",
                "<deployment><portOffset>1.5</portOffset></deployment>"
                        + "| cvc-datatype-valid.1.2.3: '1.5' is not a valid value of union type 'number'.",
                "<handOver><helm>true</helm><helm>true</helm></handOver>"
                        + "| cvc-complex-type.2.4.d: Invalid content was found starting with element 'helm'."
                        + " No child element is expected at this point.",
                "<superAdmin><password>secret</password></superAdmin>"
                        + "| cvc-complex-type.2.3: Element 'password' cannot have character [children],"
                        + " because the type's content type is element-only.",
                "<handOver helm='true'/>"
                        + "| cvc-complex-type.3.2.2: Attribute 'helm' is not allowed to appear in element 'handOver'.",
            })
    void refusesWhatIsWrong(String xml, String violation) throws Exception {
        assertThat(violations(configurations(xml).get(0))).first().isEqualTo(violation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<deployment><existing>${is.existing}</existing><portOffset>${offset}</portOffset></deployment>",
                "<certificateAuthority><mode>${authority}</mode></certificateAuthority>",
                "<audit><excludes>hsts, jdk-version</excludes></audit>",
                "<audit><excludes combine.children='append'><exclude>hsts</exclude></excludes></audit>",
                "<controls combine.self='override'/>",
                "<secrets><secret><name>a</name></secret><mode>vault</mode><secret><name>b</name></secret></secrets>",
                "<superAdmin/>",
            })
    void takesWhatMavenTakes(String xml) throws Exception {
        assertThat(violations(configurations(xml).get(0))).isEmpty();
    }

    static Stream<Path> pages() throws IOException {
        return PagesTest.pages();
    }

    private static List<Path> poms() throws IOException {
        try (var files = Files.walk(Path.of("src/it"))) {
            return files.filter(file -> file.endsWith("pom.xml")).sorted().toList();
        }
    }

    private static List<String> violations(Element configuration) throws IOException {
        return schema.violations(new DOMSource(configuration));
    }

    /** The configurations of this plugin in what is a POM or a part of one, in the namespace of the schema. */
    private static List<Element> configurations(String xml) throws Exception {
        Document document = parsed("<x>" + xml.replaceFirst("<\\?.*?\\?>", "") + "</x>");
        var found = new ArrayList<Element>();
        for (Element plugin : descendants(document, "plugin")) {
            if (plugin.getTextContent().contains("is-hardening-maven-plugin")) {
                found.addAll(descendants(plugin, CONFIGURATION));
            }
        }
        List<Element> top = children(document.getDocumentElement());
        Set<String> parameters = ConfigurationSchema.parameters().keySet();
        if (top.stream().anyMatch(element -> parameters.contains(element.getTagName()))) {
            document.renameNode(document.getDocumentElement(), null, CONFIGURATION);
            found.add(document.getDocumentElement());
        } else if (top.get(0).getTagName().equals(CONFIGURATION)) {
            found.addAll(top);
        } else {
            assertThat(top).extracting(Element::getTagName).isSubsetOf(MAVENS);
        }
        found.forEach(ConfigurationSchemaPageTest::rename);
        return found;
    }

    private static void rename(Element element) {
        children(element).forEach(ConfigurationSchemaPageTest::rename);
        element.getOwnerDocument().renameNode(element, ConfigurationSchema.NAMESPACE, element.getTagName());
    }

    private static Document parsed(String xml) throws ParserConfigurationException, IOException, SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> descendants(Node parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent instanceof Document document
                ? document.getElementsByTagName(name)
                : ((Element) parent).getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
