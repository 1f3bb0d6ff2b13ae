package io.github.ishardening.audit.report;

import java.util.List;

/** A table in the HTML report. */
record Table(Markup html, List<String> columns) {

    /**
     * A row.
     *
     * @param kind its class, in the sense of CSS
     * @param cells what is in it, a cell for each column
     */
    record Row(String kind, List<Runnable> cells) {}

    /** Writes it with rows that hold nothing but text. */
    void write(List<List<String>> rows) {
        writeRows(rows.stream()
                .map(row -> new Row(
                        "",
                        row.stream()
                                .<Runnable>map(cell -> () -> html.text(cell))
                                .toList()))
                .toList());
    }

    /** Writes it. */
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

    /** On narrow screens each cell is a line, and says itself which column it is of. */
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
