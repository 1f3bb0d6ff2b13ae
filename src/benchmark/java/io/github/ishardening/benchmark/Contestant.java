package io.github.ishardening.benchmark;

/** What is measured side by side. */
enum Contestant {
    BARE_MAVEN("bare Maven (`mvn validate`)"),
    FIRST("`harden`, the first time, keys included"),
    CHANGED("`harden`, keys kept, another fragment"),
    UNCHANGED("`harden`, nothing changed"),
    PIPELINE("unpack, keytool, antrun, assembly"),
    COPY("`cp` of the zip");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /** What the table calls it. */
    String title() {
        return title;
    }
}
