package io.github.ishardening;

import io.github.ishardening.ParameterBean.Element;
import io.github.ishardening.audit.PluginSite;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfigurationException;

/**
 * The XML Schema of this plugin's {@code <configuration>}, made of the descriptor, the beans and their comments. It takes an
 * expression of Maven's wherever a value may stand.
 */
final class ConfigurationSchema {

    /** Its namespace, and where the site has it. */
    static final String NAMESPACE = PluginSite.ADDRESS + "schema/configuration-1.xsd";

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Generated from the parameter classes; don't edit it. -->
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%s"
                targetNamespace="%1$s" elementFormDefault="qualified">
              <xs:annotation>
                <xs:documentation>The configuration of is-hardening-maven-plugin: %susage.html#in-an-editor</xs:documentation>
              </xs:annotation>
              <xs:simpleType name="expression">
                <xs:annotation>
                  <xs:documentation>A value with an expression that Maven resolves.</xs:documentation>
                </xs:annotation>
                <xs:restriction base="xs:string">
                  <xs:pattern value="[\\s\\S]*[$]\\{[^}]+\\}[\\s\\S]*"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:simpleType name="text">
                <xs:restriction base="xs:string">
                  <xs:pattern value="[\\s\\S]*\\S[\\s\\S]*"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:simpleType name="number">
                <xs:union memberTypes="expression">
                  <xs:simpleType>
                    <xs:restriction base="xs:int">
                      <xs:totalDigits value="9"/>
                    </xs:restriction>
                  </xs:simpleType>
                </xs:union>
              </xs:simpleType>
              <xs:simpleType name="switch">
                <xs:union memberTypes="expression">
                  <xs:simpleType>
                    <xs:restriction base="xs:token">
                      <xs:enumeration value="true"/>
                      <xs:enumeration value="false"/>
                    </xs:restriction>
                  </xs:simpleType>
                </xs:union>
              </xs:simpleType>
              <xs:attributeGroup name="merged">
                <xs:attribute name="combine.children">
                  <xs:annotation>
                    <xs:documentation>How Maven combines the elements of a parent POM with these.</xs:documentation>
                  </xs:annotation>
                  <xs:simpleType>
                    <xs:restriction base="xs:token">
                      <xs:enumeration value="append"/>
                      <xs:enumeration value="merge"/>
                    </xs:restriction>
                  </xs:simpleType>
                </xs:attribute>
                <xs:attribute name="combine.self">
                  <xs:annotation>
                    <xs:documentation>Whether this replaces the parent POM's configuration.</xs:documentation>
                  </xs:annotation>
                  <xs:simpleType>
                    <xs:restriction base="xs:token">
                      <xs:enumeration value="merge"/>
                      <xs:enumeration value="override"/>
                    </xs:restriction>
                  </xs:simpleType>
                </xs:attribute>
              </xs:attributeGroup>
            """;

    private final StringBuilder xml = new StringBuilder();
    private final Map<Class<?>, ParameterBean> beans;

    private ConfigurationSchema(List<ParameterBean> beans) {
        this.beans = beans.stream().collect(Collectors.toMap(ParameterBean::type, bean -> bean));
    }

    /** The schema as it should be. */
    static String text() throws IOException {
        List<ParameterBean> beans = ParameterBean.all();
        return new ConfigurationSchema(beans).text(beans);
    }

    /** What the goals take, by name. */
    static Map<String, Element> parameters() throws IOException {
        var parameters = new TreeMap<String, Element>();
        for (MojoDescriptor goal : goals()) {
            for (Parameter parameter : goal.getParameters()) {
                if (parameter.isEditable()) {
                    parameters.putIfAbsent(parameter.getName(), element(goal, parameter));
                }
            }
        }
        return parameters;
    }

    /** The goals, without that which prints the help. */
    static List<MojoDescriptor> goals() throws IOException {
        try (var xml = ConfigurationSchema.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescriptorBuilder()
                    .build(new InputStreamReader(xml, StandardCharsets.UTF_8)).getMojos().stream()
                            .filter(goal -> !goal.getGoal().equals("help"))
                            .toList();
        } catch (PlexusConfigurationException e) {
            throw new IOException(e);
        }
    }

    private static Element element(MojoDescriptor goal, Parameter parameter) {
        try {
            for (Class<?> type = Class.forName(goal.getImplementation());
                    type != Object.class;
                    type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(parameter.getName())) {
                        return new Element(
                                field.getName(),
                                type.getSimpleName() + "." + field.getName(),
                                field.getGenericType(),
                                false,
                                parameter.getDescription(),
                                Optional.ofNullable(parameter.getDefaultValue()));
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(parameter.getName());
    }

    private String text(List<ParameterBean> all) throws IOException {
        xml.append(HEAD.formatted(NAMESPACE, PluginSite.ADDRESS));
        Map<String, Element> parameters = parameters();
        line(1, "<xs:element name=\"configuration\">");
        line(2, "<xs:complexType>");
        line(3, "<xs:all>");
        parameters.keySet().forEach(name -> line(4, "<xs:element ref=\"%s\" minOccurs=\"0\"/>".formatted(name)));
        line(3, "</xs:all>");
        line(3, "<xs:attributeGroup ref=\"merged\"/>");
        line(2, "</xs:complexType>");
        line(1, "</xs:element>");
        parameters.values().forEach(parameter -> element(1, parameter, ""));
        all.forEach(this::complexType);
        return xml.append("</xs:schema>\n").toString();
    }

    private void complexType(ParameterBean bean) {
        List<Element> elements = elements(bean);
        // In xs:all nothing may be there twice.
        boolean isAll = elements.stream().noneMatch(Element::isAdded);
        String group = isAll ? "all" : "choice";
        line(1, "<xs:complexType name=\"%s\">".formatted(name(bean.type())));
        documentation(2, bean.about());
        line(2, "<xs:%s%s>".formatted(group, isAll ? "" : " minOccurs=\"0\" maxOccurs=\"unbounded\""));
        elements.forEach(element -> element(3, element, isAll && !element.isRequired() ? " minOccurs=\"0\"" : ""));
        line(2, "</xs:%s>".formatted(group));
        line(2, "<xs:attributeGroup ref=\"merged\"/>");
        line(1, "</xs:complexType>");
    }

    private List<Element> elements(ParameterBean bean) {
        var elements = new ArrayList<>(
                bean.base().map(base -> elements(beans.get(base))).orElse(List.of()));
        elements.addAll(bean.elements());
        return elements;
    }

    private void element(int depth, Element element, String occurs) {
        String start = "<xs:element name=\"%s\"".formatted(element.name());
        List<String> words = ChoiceWords.of(element.key());
        if (element.listed().isPresent()) {
            line(depth, start + occurs + ">");
            documentation(depth + 1, holds(element));
            list(depth + 1, element, element.listed().get());
        } else if (words.isEmpty()) {
            line(depth, "%s type=\"%s\"%s>".formatted(start, type((Class<?>) element.type()), occurs));
            documentation(depth + 1, holds(element));
        } else {
            line(depth, start + occurs + ">");
            documentation(depth + 1, holds(element));
            words(depth + 1, words);
        }
        line(depth, "</xs:element>");
    }

    private void words(int depth, List<String> words) {
        line(depth, "<xs:simpleType>");
        line(depth + 1, "<xs:union memberTypes=\"expression\">");
        line(depth + 2, "<xs:simpleType>");
        line(depth + 3, "<xs:restriction base=\"xs:token\">");
        words.forEach(word -> line(depth + 4, "<xs:enumeration value=\"%s\"/>".formatted(word)));
        line(depth + 3, "</xs:restriction>");
        line(depth + 2, "</xs:simpleType>");
        line(depth + 1, "</xs:union>");
        line(depth, "</xs:simpleType>");
    }

    private void list(int depth, Element list, Class<?> listed) {
        boolean isBean = ParameterBean.isBean(listed);
        line(depth, "<xs:complexType%s>".formatted(isBean ? "" : " mixed=\"true\""));
        line(depth + 1, "<xs:sequence>");
        line(
                depth + 2,
                "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>"
                        .formatted(isBean ? nameInList(listed) : list.nameOfListed(), type(listed)));
        line(depth + 1, "</xs:sequence>");
        line(depth + 1, "<xs:attributeGroup ref=\"merged\"/>");
        line(depth, "</xs:complexType>");
    }

    /** The last element of the path that its comment names. */
    private String nameInList(Class<?> bean) {
        List<String> path = beans.get(bean).path();
        return path.get(path.size() - 1);
    }

    private static String type(Class<?> type) {
        if (ParameterBean.isBean(type)) {
            return name(type);
        }
        return Place.SWITCHES.contains(type) ? "switch" : Place.NUMBERS.contains(type) ? "number" : "text";
    }

    /** {@code Keystore} of {@code KeystoreParameter}. */
    private static String name(Class<?> bean) {
        return bean.getSimpleName().replace("Parameter", "");
    }

    private static String holds(Element element) {
        boolean isSaid = element.holds().toLowerCase(Locale.ROOT).contains("default");
        return element.holds()
                + element.preset()
                        .filter(preset -> !isSaid)
                        .map(" Default: %s."::formatted)
                        .orElse("");
    }

    private void documentation(int depth, String markdown) {
        line(depth, "<xs:annotation>");
        line(
                depth + 1,
                "<xs:documentation>%s</xs:documentation>"
                        .formatted(markdown.replace("`", "")
                                .replaceAll("\\s+", " ")
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")));
        line(depth, "</xs:annotation>");
    }

    private void line(int depth, String text) {
        xml.append("  ".repeat(depth)).append(text).append('\n');
    }
}
