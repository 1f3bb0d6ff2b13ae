package io.github.ishardening.audit.report;

import java.util.List;

/** A table in the HTML report. */
record Table(Markup html, List<String> columns) {

    /**
     * A row.
     *
     * @param kind its CSS class
     * @param cells its cells, one for each column
     */
    record Row(String kind, List<Runnable> cells) {}

    /** Writes the table with rows that contain only text. */
    void write(List<List<String>> rows) {
        writeRows(rows.stream()
                .map(row -> new Row(
                        "",
                        row.stream()
                                .<Runnable>map(cell -> () -> html.text(cell))
                                .toList()))
                .toList());
    }

    void writeRows(List<Row> rows) {
        html.element("table", () -> {
            html.element(
                    "thead",
                    () -> html.element(
                            "tr",
                            () -> columns.forEach(column -> html.element(
                                    "th", () -> html.attribute("scope", "col").text(column)))));
            html.element("tbody", () -> Excerpt.of(rows).forEach(row -> html.element("tr", () -> cells(row))));
        });
        Excerpt.more(rows).ifPresent(more -> html.element("p", "empty", more));
    }

    /**
     * Writes the cells with their column names, because on narrow screens, each is a line that begins with its name.
     */
    private void cells(Row row) {
        if (!row.kind().isEmpty()) {
            html.attribute("class", row.kind());
        }
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            Runnable cell = row.cells().get(i);
            html.element("td", () -> {
                html.attribute("data-column", column);
                cell.run();
            });
        }
    }
}
