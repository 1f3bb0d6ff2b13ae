package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Links lead to what there is, on GitHub and in the site, which make different anchors of one heading: {@code #the-vault} and
 * {@code #The_vault}. Addresses of others are held by their form only.
 */
class LinksTest {

    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Path RESOURCES = Path.of("src/site/resources");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]+`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]*)\\)");
    private static final Pattern MENU_LINK = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern SITE_ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern SAME_IN_BOTH = Pattern.compile("[a-z0-9-]+");
    private static final Pattern GOAL_PAGE = Pattern.compile("plugin-info|([a-z-]+)-mojo");

    static Stream<Path> pages() throws IOException {
        return PagesTest.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadToPagesAndHeadingsThatThereAre(Path page) throws IOException {
        var broken = new ArrayList<String>();
        for (String link : links(page)) {
            if (!isOutside(link) && !leads(page, link)) {
                broken.add(link);
            }
        }

        assertThat(broken)
                .as(
                        "lead nowhere; to be reached in the site, a heading of several words needs <a id=\"...\"></a> before it")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadOutsideByAddressesInTheirForm(Path page) throws IOException {
        assertThat(links(page).stream().filter(LinksTest::isOutside)).allSatisfy(LinksTest::assertAddress);
    }

    @Test
    void ofTheMenuLeadToPagesThatThereAre() throws IOException {
        var links = MENU_LINK
                .matcher(Files.readString(Path.of("src/site/site.xml")))
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links.stream().filter(LinksTest::isOutside)).isNotEmpty().allSatisfy(LinksTest::assertAddress);
        assertThat(links.stream().filter(link -> !isOutside(link)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(isPage(link)).isTrue());
        try (var pages = Files.list(PAGES)) {
            assertThat(links)
                    .containsAll(pages.map(page -> page.getFileName().toString().replace(".md", ".html"))
                            .toList());
        }
    }

    private static List<String> links(Path page) throws IOException {
        // What looks like a link in code is none; one whose text is code is.
        String text = CODE.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(text).results().map(link -> link.group(1)).toList();
    }

    private static boolean isOutside(String link) {
        return link.contains(":");
    }

    private static void assertAddress(String link) {
        assertThat(link).startsWith("https://").doesNotContainPattern("\\s|//localhost|//127\\.");
        assertThat(URI.create(link).getHost()).contains(".");
    }

    private static boolean leads(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        if (file.endsWith(".html")) {
            return hash < 0 && isPage(file);
        }
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        boolean isInSite = page.startsWith(PAGES);
        if (isInSite && !file.isEmpty() && Files.exists(RESOURCES.resolve(file))) {
            return true;
        }
        if (!Files.exists(target)
                || (isInSite && !target.normalize().getParent().equals(PAGES))) {
            return false;
        }
        return hash < 0 || anchors(target, isInSite).contains(link.substring(hash + 1));
    }

    /** Whether this is a page of the site, also one that Maven makes. */
    private static boolean isPage(String link) throws IOException {
        String name = link.replaceFirst("\\.html$", "");
        var goal = GOAL_PAGE.matcher(name);
        if (!goal.matches()) {
            return Files.exists(PAGES.resolve(name + ".md"));
        }
        return goal.group(1) == null
                || Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"))
                        .contains("<goal>" + goal.group(1) + "</goal>");
    }

    /** What both GitHub and the site can be sent to, or GitHub alone. */
    private static Set<String> anchors(Path target, boolean isInSite) throws IOException {
        String text = CODE.matcher(Files.readString(target)).replaceAll(code -> {
            String plain = code.group().startsWith("```") ? "" : code.group().replace("`", "");
            return Matcher.quoteReplacement(plain);
        });
        Set<String> marked = SITE_ANCHOR
                .matcher(text)
                .results()
                .map(anchor -> anchor.group(1))
                .collect(Collectors.toSet());
        Set<String> anchors = new TreeSet<>();
        HEADING.matcher(text).results().map(heading -> heading.group(1)).forEach(heading -> {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 -]", "")
                    .replace(' ', '-');
            if (!isInSite
                    || marked.contains(anchor)
                    || SAME_IN_BOTH.matcher(heading).matches()) {
                anchors.add(anchor);
            }
        });
        return anchors;
    }
}
