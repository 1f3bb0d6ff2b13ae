package io.github.ishardening.audit.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link SitePage} says, in its order; whoever makes the site takes it down in the site's format. */
public interface SiteText {

    /** Such as aliases of truststores: narrow screens break them behind their commas, which old sinks have no word for. */
    Pattern LONG_WORD = Pattern.compile("\\S{41,}");

    /** The page; nothing comes after its content. */
    void page(String title, Runnable content);

    /** A section, of level 1 the widest. */
    void section(int level, String title, Runnable content);

    /** A paragraph of texts. */
    void paragraph(Runnable content);

    /** A list, in each item texts. */
    void list(List<Runnable> items);

    /** A table, in each row a cell of texts for each column. */
    void table(List<String> columns, List<List<Runnable>> rows);

    /** Text that stands out. */
    SiteText strong(String content);

    /** Text that leads to an address. */
    SiteText link(String address, String content);

    /** These characters and no others, escaped as the format asks for. */
    void characters(String content);

    /** Text as people see it; titles, columns and what is strong or a link are such text too. */
    default SiteText text(String content) {
        characters(LONG_WORD
                .matcher(Markup.shown(content))
                .replaceAll(word -> Matcher.quoteReplacement(word.group().replace(",", ",\u200B"))));
        return this;
    }
}
