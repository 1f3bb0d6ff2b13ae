package io.github.ishardening.refresh;

import java.util.List;

/** A row of the advisories, by its columns. */
record AdvisoryRow(
        String advisory,
        String published,
        String severity,
        String cvss,
        String cves,
        String product,
        String version,
        String level) {

    static AdvisoryRow parse(String line) {
        String[] columns = line.split("\t", -1);
        return new AdvisoryRow(
                columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]);
    }

    /** What it is about; there may be several rows about the same. */
    List<String> about() {
        return List.of(advisory, product, version);
    }

    boolean namesLevel() {
        return !level.equals(AdvisoryPage.NONE);
    }

    @Override
    public String toString() {
        return String.join("\t", advisory, published, severity, cvss, cves, product, version, level);
    }
}
