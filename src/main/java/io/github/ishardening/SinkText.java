package io.github.ishardening;

import io.github.ishardening.audit.report.SiteText;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.doxia.sink.Sink;

/**
 * Writes a page of a site via Doxia, whose sink escapes text. Only uses what Doxia 1 and 2 have in common, as sites use
 * either. Marks no text as code, because the usual skin never wraps it, which makes pages too wide for phones.
 *
 * @param sink receives the page, and is closed afterwards
 */
record SinkText(Sink sink) implements SiteText {

    @Override
    public void page(String title, Runnable content) {
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

    @Override
    public void section(int level, String title, Runnable content) {
        sink.section(level, null);
        sink.sectionTitle(level, null);
        text(title);
        sink.sectionTitle_(level);
        content.run();
        sink.section_(level);
    }

    @Override
    public void paragraph(Runnable content) {
        sink.paragraph();
        content.run();
        sink.paragraph_();
    }

    @Override
    public void list(List<Runnable> items) {
        sink.list();
        for (Runnable item : items) {
            sink.listItem();
            item.run();
            sink.listItem_();
        }
        sink.list_();
    }

    @Override
    public void table(List<String> columns, List<List<Runnable>> rows) {
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
        for (List<Runnable> row : rows) {
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
    }

    @Override
    public SiteText strong(String content) {
        sink.bold();
        text(content);
        sink.bold_();
        return this;
    }

    @Override
    public SiteText link(String address, String content) {
        sink.link(address);
        text(content);
        sink.link_();
        return this;
    }

    @Override
    public void characters(String content) {
        sink.text(content);
    }
}
