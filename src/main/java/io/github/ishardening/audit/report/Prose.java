package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import java.util.regex.Pattern;

/** Sentences in the HTML report, in which CVE ids and ids of WSO2's advisories link to their records. */
record Prose(Markup html) {

    private static final Pattern RECORD =
            Pattern.compile("\\b(?:CVE-[0-9]{4}-[0-9]{4,7}|WSO2-([0-9]{4})-[0-9]{4,6})\\b");
    private static final String CVE_RECORDS = "https://www.cve.org/CVERecord?id=";

    /** Writes a text. */
    void write(String text) {
        var found = RECORD.matcher(text);
        int from = 0;
        while (found.find()) {
            html.text(text.substring(from, found.start()));
            String id = found.group();
            link(
                    found.group(1) == null ? CVE_RECORDS + id : Advisory.address(Integer.parseInt(found.group(1)), id),
                    id);
            from = found.end();
        }
        html.text(text.substring(from));
    }

    /** Writes a link to an external page, without a referrer. */
    void link(String address, String text) {
        html.element(
                "a",
                () -> html.attribute("href", address)
                        .attribute("rel", "noreferrer")
                        .text(text));
    }

    /** Writes a link to a rule on this page. */
    void rule(String id) {
        html.element(
                "a", () -> html.attribute("href", "#" + RuleResult.anchor(id)).element("code", id));
    }
}
