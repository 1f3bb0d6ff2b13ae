package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlFileTest {

    @Test
    void followsAPathFromTheRoot() {
        var xml = parse("<Server><HostName> a </HostName><Inner><HostName>b</HostName></Inner></Server>");

        assertThat(xml.texts("/Server/HostName")).containsExactly("a");
        assertThat(xml.texts("/Inner/HostName")).isEmpty();
    }

    @Test
    void findsElementsAnywhereInTheOrderOfTheFile() {
        var xml = parse("<x><list><list><item>1</item></list><item>2</item></list><item>3</item></x>");

        assertThat(xml.texts("//item")).containsExactly("1", "2", "3");
        assertThat(xml.texts("//list/item")).containsExactly("1", "2");
        assertThat(xml.texts("//x/list/list/item")).containsExactly("1");
    }

    @Test
    void takesNoNoticeOfNamespaces() {
        var xml = parse("<w:web-app xmlns:w='urn:w' xmlns='urn:o'><w:filter><name>a</name></w:filter></w:web-app>");

        assertThat(xml.texts("/web-app/filter/name")).containsExactly("a");
        assertThat(xml.texts("//filter/name")).containsExactly("a");
        assertThat(XmlFile.childText(xml.elements("//filter").get(0), "name")).isEqualTo("a");
    }

    @Test
    void readsEntitiesOfTheFileItselfAndNoOthers(@TempDir Path folder) throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.txt"), "secret");
        var xml = parse("""
                <!DOCTYPE x [<!ENTITY inside "<y>a</y>"><!ENTITY outside SYSTEM "%s">]>
                <x>&inside;<z>b&outside;</z></x>
                """.formatted(outside.toUri()));

        assertThat(xml.texts("/x/y")).containsExactly("a");
        assertThat(xml.texts("/x/z")).containsExactly("b");
    }

    @Test
    void takesAFileThatGrowsWithoutEndForBroken() {
        var entities = new StringBuilder("<!ENTITY e0 'aaaaaaaaaa'>");
        for (int i = 1; i < 10; i++) {
            entities.append(
                    "<!ENTITY e%d '%s'>".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        String bomb = "<!DOCTYPE x [" + entities + "]><x>&e9;</x>";

        assertThat(XmlFile.parse(bomb.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void hasNothingWhereThereIsNoSuchElement() {
        var xml = parse("<x><y/></x>");

        assertThat(xml.elements("//y/z")).isEmpty();
        assertThat(xml.elements("//z/x")).isEmpty();
        assertThat(XmlFile.childText(xml.elements("//y").get(0), "z")).isEmpty();
    }

    private static XmlFile parse(String text) {
        return XmlFile.parse(text.getBytes(UTF_8)).orElseThrow();
    }
}
