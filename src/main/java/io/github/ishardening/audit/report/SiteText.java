package io.github.ishardening.audit.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives the contents of {@link SitePage}, in order, and writes them in the site's format. */
public interface SiteText {

    /** A long word, such as an alias. Narrow screens break it after its commas; older sinks have no method for that. */
    Pattern LONG_WORD = Pattern.compile("\\S{41,}");

    /** The page; its content is the last thing written. */
    void page(String title, Runnable content);

    /** A section; level 1 is the top level. */
    void section(int level, String title, Runnable content);

    /** A paragraph of texts. */
    void paragraph(Runnable content);

    /** A list whose items consist of texts. */
    void list(List<Runnable> items);

    /** A table; each row has a cell for each column, which consists of texts. */
    void table(List<String> columns, List<List<Runnable>> rows);

    /** Emphasized text. */
    SiteText strong(String content);

    /** Text that links to an address. */
    SiteText link(String address, String content);

    /** Exactly these characters, escaped as the format requires. */
    void characters(String content);

    /** Text as shown to people, as are titles, columns, emphasized text and links. */
    default SiteText text(String content) {
        characters(LONG_WORD
                .matcher(Markup.shown(content))
                .replaceAll(word -> Matcher.quoteReplacement(word.group().replace(",", ",\u200B"))));
        return this;
    }
}
