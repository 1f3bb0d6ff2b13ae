package io.github.ishardening.audit.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.doxia.sink.Sink;

/**
 * Writes a page of a site through Doxia, whose sink escapes; only with what Doxia 1 and 2 both have, as sites are made by
 * either.
 */
record SiteText(Sink sink) {

    /** A page; the sink is closed behind it. */
    void page(String title, Runnable content) {
        sink.head();
        sink.title();
        text(title);
        sink.title_();
        sink.head_();
        sink.body();
        content.run();
        sink.body_();
        sink.flush();
        sink.close();
    }

    /** A section, of level 1 the widest. */
    void section(int level, String title, Runnable content) {
        sink.section(level, null);
        sink.sectionTitle(level, null);
        text(title);
        sink.sectionTitle_(level);
        content.run();
        sink.section_(level);
    }

    void paragraph(String content) {
        paragraph(() -> text(content));
    }

    void paragraph(Runnable content) {
        sink.paragraph();
        content.run();
        sink.paragraph_();
    }

    /** A list of as many as anybody reads. */
    <T> void list(List<T> all, Consumer<T> item) {
        sink.list();
        for (T each : Excerpt.of(all)) {
            sink.listItem();
            item.accept(each);
            sink.listItem_();
        }
        sink.list_();
        Excerpt.more(all).ifPresent(this::paragraph);
    }

    /** A table of as many rows as anybody reads, a cell in each for each column. */
    void table(List<String> columns, List<List<Runnable>> rows) {
        var left = new int[columns.size()];
        Arrays.fill(left, Sink.JUSTIFY_LEFT);
        sink.table();
        sink.tableRows(left, false);
        sink.tableRow();
        for (String column : columns) {
            sink.tableHeaderCell();
            text(column);
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
        for (List<Runnable> row : Excerpt.of(rows)) {
            sink.tableRow();
            for (Runnable cell : row) {
                sink.tableCell();
                cell.run();
                sink.tableCell_();
            }
            sink.tableRow_();
        }
        sink.tableRows_();
        sink.table_();
        Excerpt.more(rows).ifPresent(this::paragraph);
    }

    /** Text; none is marked as code, which the usual skin never breaks, so that pages get wider than telephones. */
    SiteText text(String content) {
        sink.text(Markup.shown(content));
        return this;
    }

    SiteText strong(String content) {
        sink.bold();
        text(content);
        sink.bold_();
        return this;
    }

    SiteText link(String address, String content) {
        sink.link(address);
        text(content);
        sink.link_();
        return this;
    }
}
